/** What lies on the device, and the schedule's alarm, as the extension's own pages see them. */
import { expect } from 'vitest'
import { API } from '../harness/api.ts'
import type { Browser } from '../harness/types.ts'

type StoredSource = {
  readonly parts: readonly { readonly hash: string; readonly size: number }[]
  /** Bytes of a download under way that are committed. */
  readonly received: number
  readonly error: { readonly code: string; readonly message: string } | null
}
type Stored = {
  readonly sources: Readonly<Record<string, StoredSource>>
  /** Names in the private file system, sorted. */
  readonly files: readonly string[]
}

/** The records of the sources, and the names of all files. */
export const stored = (browser: Browser): Promise<Stored> =>
  browser.extension.evaluate(`(async () => {
    const { sources = {} } = await ${API}.storage.local.get('sources')
    const files = []
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name)
    return { sources, files: files.sort() }
  })()`)

/** All files are there that the sources use, and no other. */
export async function expectNoOrphans(browser: Browser): Promise<void> {
  const { sources, files } = await stored(browser)
  const used = Object.values(sources).flatMap(({ parts }) => parts.map(({ hash }) => `${hash}.index`))
  expect(files).toEqual(used.sort())
}

/** Removes an index file as the browser does when the disk is full. */
export const loseFile = (browser: Browser, hash: string): Promise<unknown> =>
  browser.extension.evaluate(
    `navigator.storage.getDirectory().then((root) => root.removeEntry('${hash}.index')).then(() => 1)`,
  )

/** Makes every source due and the alarm ring now, as if the time had passed; or as if the last wake was just now. */
export const ringAlarm = (
  browser: Browser,
  lastWake: 'long ago' | 'just now' = 'long ago',
): Promise<unknown> =>
  browser.extension.evaluate(`(async () => {
    const { storage, alarms } = ${API}
    const { subscriptions } = await storage.local.get('subscriptions')
    for (const each of Object.values(subscriptions)) each.lastTry = null
    const lastWake = ${lastWake === 'long ago' ? '0' : 'Math.floor(Date.now() / 1000)'}
    await storage.local.set({ subscriptions, lastWake })
    await alarms.create('refresh', { when: Date.now() })
    return 1
  })()`)

/** Milliseconds since 1970 of the next scheduled wake; null when there is none. */
export const nextAlarm = (browser: Browser): Promise<number | null> =>
  browser.extension.evaluate(`${API}.alarms.get('refresh').then((alarm) => alarm?.scheduledTime ?? null)`)

/** What a look-up of a page says: how many rows its story has, or null when no index knows it; errors of sources by code. */
export const lookUp = (browser: Browser, url: string) =>
  browser.extension.evaluate<{ rows: number | null; errors: readonly string[] }>(`(async () => {
    const message = { type: 'popupToWorkerLookUp', body: { url: ${JSON.stringify(url)} } }
    const { groups, sources } = (await ${API}.runtime.sendMessage(message)).value
    return { rows: groups[0]?.story.rows.length ?? null, errors: sources.flatMap(({ error }) => error?.code ?? []) }
  })()`)

export const knows = async (browser: Browser, url: string): Promise<boolean> =>
  (await lookUp(browser, url)).rows !== null
