/** What is stored on the device, the refresh alarm, and look-ups, through the extension's own page. */
import { expect } from 'vitest'
import type { Browser } from '../harness/types.ts'

type StoredSource = {
  readonly kind: string
  readonly parts: readonly { readonly hash: string; readonly size: number }[]
  /** Committed bytes of a download under way. */
  readonly received: number
  readonly error: { readonly code: string; readonly message: string } | null
}
type Stored = {
  readonly sources: Readonly<Record<string, StoredSource>>
  /** Names in the private file system, sorted. */
  readonly files: readonly string[]
}

/** The installed sources, and the names of all files. */
export const stored = (browser: Browser): Promise<Stored> =>
  browser.extension.evaluate(async () => {
    const { sources = {} } = await chrome.storage.local.get<{ sources?: Stored['sources'] }>('sources')
    const files: string[] = []
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name)
    return { sources, files: files.sort() }
  })

/** Expects all files that the sources use, and no other. */
export async function expectNoOrphans(browser: Browser): Promise<void> {
  const { sources, files } = await stored(browser)
  const used = Object.values(sources).flatMap(({ parts }) => parts.map(({ hash }) => `${hash}.index`))
  expect(files).toEqual(used.sort())
}

/** Removes an index file as the browser does when the disk is full. */
export const loseFile = (browser: Browser, hash: string): Promise<void> =>
  browser.extension.evaluate(
    async (name) => (await navigator.storage.getDirectory()).removeEntry(name),
    `${hash}.index`,
  )

/** Makes every source due and the alarm ring now; the last wake was long ago or just now. */
export const ringAlarm = (browser: Browser, lastWake: 'long ago' | 'just now' = 'long ago'): Promise<void> =>
  browser.extension.evaluate(async (isRecent) => {
    const { storage, alarms } = chrome
    const { subscriptions = {} } = await storage.local.get<{
      subscriptions?: Record<string, { lastTry: number | null }>
    }>('subscriptions')
    for (const each of Object.values(subscriptions)) each.lastTry = null
    await storage.local.set({ subscriptions, lastWake: isRecent ? Math.floor(Date.now() / 1000) : 0 })
    await alarms.create('refresh', { when: Date.now() })
  }, lastWake === 'just now')

/** Milliseconds since 1970 of the next scheduled wake; null when there is none. */
export const nextAlarm = (browser: Browser): Promise<number | null> =>
  browser.extension.evaluate(async () => (await chrome.alarms.get('refresh'))?.scheduledTime ?? null)

type LookUpReply = {
  readonly value: {
    readonly groups: readonly { readonly story: { readonly rows: readonly unknown[] } }[]
    readonly sources: readonly { readonly error: { readonly code: string } | null }[]
  }
}

/** The number of rows in a page's story, null when no index knows it, and the error codes of sources. */
export const lookUp = (
  browser: Browser,
  url: string,
): Promise<{ rows: number | null; errors: readonly string[] }> =>
  browser.extension.evaluate(async (wanted) => {
    const message = { type: 'popupToWorkerLookUp', body: { url: wanted } }
    const { value }: LookUpReply = await chrome.runtime.sendMessage(message)
    const errors = value.sources.flatMap(({ error }) => error?.code ?? [])
    return { rows: value.groups[0]?.story.rows.length ?? null, errors }
  }, url)

export const knows = async (browser: Browser, url: string): Promise<boolean> =>
  (await lookUp(browser, url)).rows !== null
