/** What is installed: one record a source, all under one key of `storage.local`, so that a change is one write (installed-changes.ts). */
import type { IndexInfo } from '../../core/index/types.ts'
import { browser } from '../../platform/browser.ts'
import type { ErrorData } from '../../platform/error-data.ts'
import type { StoredFile } from '../files/index-file.ts'
import type { SourceInfo, SourceState } from '../types.ts'

/** A record in force. `parts` are complete, checked files; a download that is not finished is only in `wanted`. */
export type InstalledSource = SourceInfo & {
  /** Where it comes from, for kinds that have an address. */
  readonly address: string | null
  readonly parts: readonly StoredFile[]
  /** What opening each part found, so that a look-up does not read it again. JSON, made by the index reader. */
  readonly opened: readonly unknown[]
  readonly info: IndexInfo | null
  /** What a running or interrupted download is fetching; what has come is kept. */
  readonly wanted: readonly StoredFile[]
  /** Bytes of `wanted` that are here. */
  readonly received: number
  readonly error: ErrorData | null
  readonly checkedAt: string | null
  readonly builtAt: string | null
}

export type InstalledSources = Readonly<Record<string, InstalledSource>>

/** The key of `storage.local`. Only `changeInstalled` writes it. */
export const INSTALLED = 'sources'

/** Only `changeInstalled` writes the key, so its shape is ours. */
export async function readInstalled(): Promise<InstalledSources> {
  return ((await browser.storage.local.get(INSTALLED))[INSTALLED] ?? {}) as InstalledSources
}

/** In a record: a look-up met damage in the files in force. Without where it was, which would tell the page. */
export const DAMAGED: ErrorData = { code: 'files-damaged', message: 'files-damaged' }

/** In a record: its files are known to be gone (missing-files.ts), and come back with a refresh or when they are picked again. */
export const isGone = ({ error }: InstalledSource): boolean => error?.code.startsWith('files-gone-') ?? false

/** A record as look-ups report it; what is damaged is not in use. */
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
