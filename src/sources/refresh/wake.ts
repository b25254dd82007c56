/** Runs the schedule in the background, with one alarm that is set again whenever the subscriptions change. */

import { browser } from '../../platform/browser.ts'
import { onOrigins } from '../../platform/permissions.ts'
import { stayAwake } from '../../platform/stay-awake.ts'
import { asSourceError } from '../faults.ts'
import { sweep } from '../install/sweep.ts'
import { mayRead } from './hosts.ts'
import { noticeLostFiles } from './missing-files.ts'
import { notAllowed } from './outcome.ts'
import { clock, refreshDue } from './refresh.ts'
import { dueNow, nextWake } from './schedule.ts'
import { onSubscriptions, patchSubscriptions, readSubscriptions, type Subscription } from './subscriptions.ts'

const ALARM = 'refresh'
const LAST_WAKE = 'lastWake'

async function lastWake(): Promise<number | null> {
  const stored: unknown = (await browser.storage.local.get(LAST_WAKE))[LAST_WAKE]
  return typeof stored === 'number' ? stored : null
}

/** Sets the alarm for the next due source, or removes it. Does not set the same time twice, which would restart the alarm. */
async function setAlarm(): Promise<void> {
  const at = nextWake(Object.values(await readSubscriptions()), clock(), await lastWake())
  const set = await browser.alarms.get(ALARM)
  if (at === null) await browser.alarms.clear(ALARM)
  else if (set?.scheduledTime !== at * 1000) await browser.alarms.create(ALARM, { when: at * 1000 })
}

/** Refreshes the due sources. Sets the next alarm first, in case the browser stops the background meanwhile. */
export async function wake(): Promise<void> {
  await noticeLostFiles()
  const now = clock()
  const due = dueNow(Object.values(await readSubscriptions()), now, await lastWake())
  if (due.length > 0) await browser.storage.local.set({ [LAST_WAKE]: now })
  await setAlarm()
  // Offline, every try would count as a failure of the source.
  if (due.length > 0 && navigator.onLine) await stayAwake(() => refreshDue(due))
  await setAlarm()
}

/** Notes in sources that their host is no longer granted. Waits for a running refresh, which would overwrite the note. */
const noticeRevoked = (): Promise<void> => navigator.locks.request('refresh', markRevoked)

async function markRevoked(): Promise<void> {
  const patches: Record<string, Partial<Subscription>> = {}
  for (const { id, address, error } of Object.values(await readSubscriptions())) {
    const allowed = await mayRead(address)
    if (!allowed) patches[id] = { error: asSourceError(notAllowed(address)) }
    else if (error?.code === 'not-allowed') patches[id] = { error: null, lastTry: null }
  }
  if (Object.keys(patches).length > 0) await patchSubscriptions(patches)
}

/** When the browser starts: notes missing files and removes those of interrupted work. */
async function start(): Promise<void> {
  await noticeLostFiles()
  await sweep()
  await setAlarm()
}

/** Milliseconds until the background has handled the event that started it. */
const SETTLED_MS = 1000

/** Adds the listeners; call it on the background's first tick. */
export function keepSchedule(report: (error: unknown) => void): void {
  // Firefox drops the alarms of a disabled extension, and sends no event when it is enabled again.
  setTimeout(() => void setAlarm().catch(report), SETTLED_MS)
  browser.alarms.onAlarm.addListener(({ name }) => (name === ALARM ? wake().catch(report) : undefined))
  browser.runtime.onStartup.addListener(() => void start().catch(report))
  browser.runtime.onInstalled.addListener(() => void start().catch(report))
  onSubscriptions(() => void setAlarm().catch(report))
  onOrigins(({ removed, added }) => void (removed.length + added.length > 0 && noticeRevoked().catch(report)))
}
