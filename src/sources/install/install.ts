/**
 * Installs an index on the device. The files are stored first and the source is changed last: after a crash, a full disk or a
 * stopped worker, the source still names its previous files.
 */
import { openIndex } from '../../core/index/reader.ts'
import { asSourceError, SourceFault } from '../faults.ts'
import { storedSource } from '../files/index-file.ts'
import type { SourceInfo } from '../types.ts'
import type { PartToStore } from '../workers/writer/part-bytes.ts'
import type { InstalledSource } from './installed.ts'
import { changeInstalled, newInstalled } from './installed-changes.ts'
import { storePart } from './store-part.ts'
import { sweep } from './sweep.ts'

type ToInstall = {
  /** `name` is used until the index's own name is known. */
  readonly source: SourceInfo
  readonly address: string | null
  readonly parts: readonly PartToStore[]
  /** ISO 8601, from the source. */
  readonly builtAt: string | null
}

async function installNow({ source, address, parts, builtAt }: ToInstall): Promise<void> {
  const { id } = source
  const files = parts.map(({ hash, size }) => ({ hash, size }))
  await changeInstalled(id, (before) => {
    // A published index is added before its first request. If it is missing here, the reader removed it meanwhile.
    if (before === null && source.kind === 'url') throw new SourceFault('removed')
    return { ...(before ?? newInstalled(source, address)), wanted: files, received: 0 }
  })
  try {
    await storeAll(id, parts)
    const index = await openIndex(files.map((file) => storedSource(file)))
    const installed: InstalledSource = {
      ...newInstalled({ ...source, name: index.info.card.name }, address),
      parts: files,
      opened: index.states,
      info: index.info,
      checkedAt: new Date().toISOString(),
      builtAt,
    }
    // A source that was removed meanwhile stays removed.
    await changeInstalled(id, (before) => before && installed)
  } catch (error) {
    await changeInstalled(id, (before) => before && { ...before, error: asSourceError(error) })
    throw error
  } finally {
    await sweep()
  }
}

/** Notes progress in the installed source; stops the download if the source was removed meanwhile. */
async function storeAll(id: string, parts: readonly PartToStore[]): Promise<void> {
  let stored = 0
  for (const part of parts) {
    const onReceived = (bytes: number) =>
      changeInstalled(id, (before) => {
        if (before === null) throw new SourceFault('removed')
        const received = stored + bytes
        return before.received === received ? before : { ...before, received }
      })
    await storePart(part, onReceived)
    stored += part.size
  }
}

/**
 * Installs an index. On failure it rejects, keeps the previous index in use and notes the error in the source. Installing
 * again resumes an interrupted download at its first missing commit. Installs of one source run one at a time; different
 * sources install in parallel.
 */
export const install = (wanted: ToInstall): Promise<void> =>
  navigator.locks.request(`source-${wanted.source.id}`, () => installNow(wanted))

/** Removes a source, and its files unless another source uses them. A running download stops at its next progress note. */
export async function uninstall(id: string): Promise<void> {
  await changeInstalled(id, () => null)
  await sweep()
}
