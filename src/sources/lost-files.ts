/**
 * Notices index files that the browser removed, and sees to it that they come back: the packaged index at once, what has an
 * address at the schedule's next wake (never because a look-up met them), picked files when the reader picks them again.
 */
import { ensureBundled } from './bundled.ts'
import { sizeOf } from './files.ts'
import { changeRecord } from './record-changes.ts'
import { readRecords, type SourceRecord } from './records.ts'
import { NO_VALIDATORS } from './refresh/conditional.ts'
import { finishedName } from './stored-file.ts'
import { patchSubscriptions, readSubscriptions, type Subscription } from './subscriptions.ts'
import type { SourceError } from './types.ts'

/** Whether files of the index in force are not there. */
export async function isLost({ parts }: SourceRecord): Promise<boolean> {
  const sizes = await Promise.all(parts.map(({ hash }) => sizeOf(finishedName(hash))))
  return parts.some(({ size }, i) => sizes[i] !== size)
}

/** Marks every source that lost its files, and makes those with an address due. */
export async function noticeLostFiles(): Promise<void> {
  for (const record of Object.values(await readRecords())) {
    if (!(await isLost(record))) continue
    if (record.kind === 'bundled') {
      // Its own record says what went wrong; the other sources are looked after all the same.
      await ensureBundled().catch(() => {})
      continue
    }
    const code = `files-gone-${record.kind}`
    const error = { code, message: code }
    if (await mark(record, error)) await patchSubscriptions(await duePatches(record, error))
  }
}

/** Whether the record is still the one that was looked at: an update that ends meanwhile takes the old files away itself. */
async function mark(record: SourceRecord, error: SourceError): Promise<boolean> {
  let marked = false
  await changeRecord(record.id, (before) => {
    marked = before !== null && JSON.stringify(before.parts) === JSON.stringify(record.parts)
    return before !== null && marked ? { ...before, error } : before
  })
  return marked
}

/** All feeds share one index; without it, what their servers call unchanged is not here. */
async function duePatches({ id, kind }: SourceRecord, error: SourceError) {
  const lost = Object.values(await readSubscriptions()).filter((each) =>
    kind === 'feed' ? each.kind === 'feed' : each.id === id,
  )
  const due: Partial<Subscription> = { lastTry: null, validators: NO_VALIDATORS, error }
  return Object.fromEntries(lost.map((each) => [each.id, due]))
}
