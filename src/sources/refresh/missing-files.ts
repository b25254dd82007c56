/**
 * Finds index files that the browser removed, that look-ups found damaged, or that an update made unreadable, and brings them
 * back: the packaged index at once, sources with an address at the next wake of the schedule (never because of a look-up),
 * picked files when the reader chooses them again.
 */
import { isCurrentState } from '../../core/index/read/part.ts'
import type { ErrorData } from '../../platform/error-data.ts'
import { finishedName } from '../files/index-file.ts'
import { removeDamaged } from '../files/integrity.ts'
import { sizeOf } from '../files/private-files.ts'
import { ensureBundled } from '../install/bundled.ts'
import { DAMAGED, type InstalledSource, readInstalled } from '../install/installed.ts'
import { changeInstalled } from '../install/installed-changes.ts'
import type { Repairs } from '../lookup/open-sources.ts'
import { NO_VALIDATORS } from './conditional.ts'
import { patchSubscriptions, readSubscriptions, type Subscription } from './subscriptions.ts'

/** Whether files of an installed index are missing. */
export async function isLost({ parts }: InstalledSource): Promise<boolean> {
  const sizes = await Promise.all(parts.map(({ hash }) => sizeOf(finishedName(hash))))
  return parts.some(({ size }, i) => sizes[i] !== size)
}

/** Notes that a look-up found damaged files. Deletes nothing: a page must not be able to trigger that. */
export const noteDamage = (id: string): Promise<void> =>
  changeInstalled(id, (before) =>
    before === null || before.error?.code === DAMAGED.code ? before : { ...before, error: DAMAGED },
  )

/** Whether the index was stored in another version of the format, which this version cannot read. */
const isOutdated = ({ opened }: InstalledSource): boolean => !opened.every(isCurrentState)

/** Forgets an outdated index, so that its files can be deleted, and says why. */
async function forgetOutdated(source: InstalledSource): Promise<void> {
  const code = `files-outdated-${source.kind}`
  const error = { code, message: code }
  if (await mark(source, { error, parts: [], opened: [], info: null }))
    await patchSubscriptions(await duePatches(source, error))
}

/** Marks every source whose files are missing or unreadable, and makes those with an address due. */
export async function noticeLostFiles(): Promise<void> {
  for (const source of Object.values(await readInstalled())) {
    if (isOutdated(source) && source.kind !== 'bundled') {
      await forgetOutdated(source)
      continue
    }
    const damaged = source.error?.code === DAMAGED.code
    if (damaged) await removeDamaged(source.parts)
    if (!(await isLost(source)) && !isOutdated(source)) {
      // The bytes are intact after all: the disk error was temporary.
      if (damaged) await mark(source, { error: null })
      continue
    }
    if (source.kind === 'bundled') {
      // A failure is noted in the source itself, and must not stop the loop.
      await ensureBundled().catch(() => {})
      continue
    }
    const code = `files-gone-${source.kind}`
    const error = damaged ? DAMAGED : { code, message: code }
    if (await mark(source, { error })) await patchSubscriptions(await duePatches(source, error))
  }
}

/** Changes a source if its files are still those that were read: an update that ended meanwhile has replaced them. */
async function mark({ id, parts }: InstalledSource, patch: Partial<InstalledSource>): Promise<boolean> {
  let marked = false
  await changeInstalled(id, (before) => {
    marked = before !== null && JSON.stringify(before.parts) === JSON.stringify(parts)
    return before !== null && marked ? { ...before, ...patch } : before
  })
  return marked
}

/** Makes the source due, without validators, so that "unchanged" cannot be the response. For the feeds' index: all feeds. */
async function duePatches({ id, kind }: InstalledSource, error: ErrorData) {
  const lost = Object.values(await readSubscriptions()).filter((each) =>
    kind === 'feed' ? each.kind === 'feed' : each.id === id,
  )
  const due: Partial<Subscription> = { lastTry: null, validators: NO_VALIDATORS, error }
  return Object.fromEntries(lost.map((each) => [each.id, due]))
}

/** Repairs for look-ups in the background. */
export const repairs: Repairs = { ensureBundled, noteDamage }
