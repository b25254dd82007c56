/** The installed sources, all under one key of `storage.local`, so that a change is one write (installed-changes.ts). */
import type { IndexInfo } from '../../core/index/types.ts'
import { browser } from '../../platform/browser.ts'
import type { ErrorData } from '../../platform/error-data.ts'
import type { StoredFile } from '../files/index-file.ts'
import type { SourceInfo, SourceState } from '../types.ts'

export type InstalledSource = SourceInfo & {
  /** Null for kinds without an address. */
  readonly address: string | null
  /** The files that look-ups use: complete and checked. Empty before the first install. */
  readonly parts: readonly StoredFile[]
  /** For each part, the state that the index reader keeps (JSON), so that a look-up does not read it again. */
  readonly opened: readonly unknown[]
  readonly info: IndexInfo | null
  /** The files that a running or interrupted download fetches. They replace `parts` when all are complete. */
  readonly wanted: readonly StoredFile[]
  /** Bytes of `wanted` that are stored. */
  readonly received: number
  readonly error: ErrorData | null
  readonly checkedAt: string | null
  readonly builtAt: string | null
}

export type InstalledSources = Readonly<Record<string, InstalledSource>>

/** Key of `storage.local`. Only `changeInstalled` writes it. */
export const INSTALLED = 'sources'

/** All installed sources by id. Not parsed: only `changeInstalled` writes the key. */
export async function readInstalled(): Promise<InstalledSources> {
  return ((await browser.storage.local.get(INSTALLED))[INSTALLED] ?? {}) as InstalledSources
}

/** A look-up found damage in the source's files. Does not say where, because that would reveal the page. */
export const DAMAGED: ErrorData = { code: 'files-damaged', message: 'files-damaged' }

/** Whether the source's files are known to be gone (missing-files.ts). They come back with a refresh, or when chosen again. */
export const isGone = ({ error }: InstalledSource): boolean => error?.code.startsWith('files-gone-') ?? false

/** The state that look-ups report. A damaged index is not in use, so it has no `info`. */
export const stateOf = ({
  id,
  kind,
  name,
  info,
  error,
  checkedAt,
  builtAt,
}: InstalledSource): SourceState => ({
  id,
  kind,
  name,
  info: error?.code === DAMAGED.code ? null : info,
  error,
  checkedAt,
  builtAt,
})
