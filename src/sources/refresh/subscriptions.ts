/** What is refreshed by itself: one entry a feed or index address, under one key of `storage.local`. */
import { toHex } from '../../core/bytes/hex.ts'
import type { Outlet } from '../../intake/feed/outlet.ts'
import { browser } from '../../platform/browser.ts'
import type { ErrorData } from '../../platform/error-data.ts'
import { onStored } from '../../platform/stored-changes.ts'
import { NO_VALIDATORS, type Validators } from './conditional.ts'
import type { Moved } from './moved.ts'
import { type Attempts, FLOOR_SECONDS } from './schedule.ts'

/** Times without another note are seconds since 1970, as the schedule wants them. */
export type Subscription = Attempts & {
  readonly kind: 'feed' | 'url'
  readonly address: string
  readonly validators: Validators
  readonly error: ErrorData | null
  /** The last good try; null before it. */
  readonly checked: number | null
  /** Feeds only: where redirects lead; null if nowhere. */
  readonly moved: Moved | null
  /** Feeds only: who publishes it; null until it was read. */
  readonly outlet: Outlet | null
  /** Feeds only: what is kept of it now. */
  readonly articles: number
  readonly newest: string | null
}

type Subscriptions = Readonly<Record<string, Subscription>>

/** Feeds are looked at hourly, indexes once a day (their files are large, and publishers build nightly). */
const EVERY: Readonly<Record<Subscription['kind'], number>> = { feed: 3600, url: 86_400 }

const KEY = 'subscriptions'

/** The same address is the same source: 64 bits of its hash, so that adding it twice finds the first. */
async function subscriptionId(kind: Subscription['kind'], address: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(address))
  return `${kind}-${toHex(new Uint8Array(digest, 0, 8))}`
}

/** One that whoever adds it tries at once; should they be stopped first, it is due in a quarter of an hour. */
export async function newSubscription(
  kind: Subscription['kind'],
  address: string,
  outlet: Outlet | null,
): Promise<Subscription> {
  return {
    id: await subscriptionId(kind, address),
    kind,
    address,
    outlet,
    moved: null,
    every: EVERY[kind],
    lastTry: Math.floor(Date.now() / 1000) - EVERY[kind] + FLOOR_SECONDS,
    failures: 0,
    jitter: 0,
    notBefore: null,
    validators: NO_VALIDATORS,
    error: null,
    checked: null,
    articles: 0,
    newest: null,
  }
}

/** What entries of version 0.1.0 lack. */
const ADDED_SINCE = { moved: null } satisfies Partial<Subscription>
type Stored = Omit<Subscription, keyof typeof ADDED_SINCE> & Partial<Subscription>

export async function readSubscriptions(): Promise<Subscriptions> {
  // Only `changeSubscriptions` writes the key, perhaps of an earlier version.
  const stored = ((await browser.storage.local.get(KEY))[KEY] ?? {}) as Readonly<Record<string, Stored>>
  return Object.fromEntries(Object.entries(stored).map(([id, each]) => [id, { ...ADDED_SINCE, ...each }]))
}

/** Replaces the whole list. A Web Lock keeps pages and the worker from undoing each other's change. */
export async function changeSubscriptions(change: (all: Subscriptions) => Subscriptions): Promise<void> {
  await navigator.locks.request('subscriptions', async () => {
    await browser.storage.local.set({ [KEY]: change(await readSubscriptions()) })
  })
}

export const byId = (all: readonly Subscription[]): Subscriptions =>
  Object.fromEntries(all.map((each) => [each.id, each]))

/** Adds entries; one that is there stays as it is. */
export const addSubscriptions = (added: readonly Subscription[]): Promise<void> =>
  changeSubscriptions((all) => ({ ...byId(added), ...all }))

export const removeSubscriptions = (isMeant: (each: Subscription) => boolean): Promise<void> =>
  changeSubscriptions((all) => byId(Object.values(all).filter((each) => !isMeant(each))))

/** Patches entries by id; one that was removed meanwhile stays removed. */
export const patchSubscriptions = (patches: Readonly<Record<string, Partial<Subscription>>>): Promise<void> =>
  changeSubscriptions((all) =>
    Object.fromEntries(
      Object.entries(all).map(([id, subscription]) => [id, { ...subscription, ...patches[id] }] as const),
    ),
  )

/** Calls `listener` when an entry came, went or changed; returns a function that stops it. */
export const onSubscriptions = (listener: () => void): (() => void) => onStored(KEY, listener)
