/**
 * Puts an index on the device. Files first, the record last: whatever stops it - a crash, a full disk, a closed browser, a
 * stopped worker - the record in force still names the files it named before.
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
  /** Its name is used until the index's own is known. */
  readonly source: SourceInfo
  readonly address: string | null
  readonly parts: readonly PartToStore[]
  /** ISO 8601, as the source says. */
  readonly builtAt: string | null
}

async function installNow({ source, address, parts, builtAt }: ToInstall): Promise<void> {
  const { id } = source
  const files = parts.map(({ hash, size }) => ({ hash, size }))
  await changeInstalled(id, (before) => {
    // A published index is listed before its publisher is asked: without a record, it was removed meanwhile.
    if (before === null && source.kind === 'url') throw new SourceFault('removed')
    return { ...(before ?? newInstalled(source, address)), wanted: files, received: 0 }
  })
  try {
    await storeAll(id, parts)
    const index = await openIndex(files.map((file) => storedSource(file)))
    const record: InstalledSource = {
      ...newInstalled({ ...source, name: index.info.card.name }, address),
      parts: files,
      opened: index.states,
      info: index.info,
      checkedAt: new Date().toISOString(),
      builtAt,
    }
    // A source that was removed meanwhile stays removed.
    await changeInstalled(id, (before) => before && record)
  } catch (error) {
    await changeInstalled(id, (before) => before && { ...before, error: asSourceError(error) })
    throw error
  } finally {
    await sweep()
  }
}

/** What has come is kept in the record; a source that was removed meanwhile ends the download. */
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
 * Installs an index, or rejects and leaves the one before in force, with the reason in its record.
 * An interrupted download goes on at its first missing commit when it is installed again. One install a source at a time;
 * those of other sources wait for none.
 */
export const install = (wanted: ToInstall): Promise<void> =>
  navigator.locks.request(`source-${wanted.source.id}`, () => installNow(wanted))

/** Forgets a source, and its files unless another source uses them. Its running download ends with its next note. */
export async function uninstall(id: string): Promise<void> {
  await changeInstalled(id, () => null)
  await sweep()
}
