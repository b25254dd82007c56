/** The background's part of the schedule: one alarm, set again after every change of what is due. */

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

/** Sets the alarm to when the next source is due, or removes it. The same time is not set twice: it would start anew. */
async function setAlarm(): Promise<void> {
  const at = nextWake(Object.values(await readSubscriptions()), clock(), await lastWake())
  const set = await browser.alarms.get(ALARM)
  if (at === null) await browser.alarms.clear(ALARM)
  else if (set?.scheduledTime !== at * 1000) await browser.alarms.create(ALARM, { when: at * 1000 })
}

/** Refreshes what is due. The alarm after this one is set first, in case the browser stops the background meanwhile. */
export async function wake(): Promise<void> {
  await noticeLostFiles()
  const now = clock()
  const due = dueNow(Object.values(await readSubscriptions()), now, await lastWake())
  if (due.length > 0) await browser.storage.local.set({ [LAST_WAKE]: now })
  await setAlarm()
  // Without a network nothing is learnt of a source, and none is blamed.
  if (due.length > 0 && navigator.onLine) await stayAwake(() => refreshDue(due))
  await setAlarm()
}

/**
 * A host whose grant the reader took back: its sources say so, and are not asked any more. After a running refresh, which
 * would write over it what it found before.
 */
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

/** When the browser starts: what was left half done or was lost meanwhile is noticed. */
async function start(): Promise<void> {
  await noticeLostFiles()
  await sweep()
  await setAlarm()
}

/** Milliseconds after which the background has answered what woke it. */
const SETTLED_MS = 1000

/** Adds the listeners; call it on the background's first tick. */
export function keepSchedule(report: (error: unknown) => void): void {
  // Firefox drops the alarms of an extension that is switched off, and fires no event when it is switched on again.
  setTimeout(() => void setAlarm().catch(report), SETTLED_MS)
  browser.alarms.onAlarm.addListener(({ name }) => (name === ALARM ? wake().catch(report) : undefined))
  browser.runtime.onStartup.addListener(() => void start().catch(report))
  browser.runtime.onInstalled.addListener(() => void start().catch(report))
  onSubscriptions(() => void setAlarm().catch(report))
  onOrigins(({ removed, added }) => void (removed.length + added.length > 0 && noticeRevoked().catch(report)))
}
