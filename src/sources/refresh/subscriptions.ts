/** The sources that the schedule refreshes: an entry for each feed and index address, under one key of `storage.local`. */
import { toHex } from '../../core/bytes/hex.ts'
import type { Outlet } from '../../intake/feed/outlet.ts'
import { browser } from '../../platform/browser.ts'
import type { ErrorData } from '../../platform/error-data.ts'
import { onStored } from '../../platform/stored-changes.ts'
import { NO_VALIDATORS, type Validators } from './conditional.ts'
import type { Moved } from './moved.ts'
import { type Attempts, FLOOR_SECONDS } from './schedule.ts'

/** Times are seconds since 1970 unless noted. */
export type Subscription = Attempts & {
  readonly kind: 'feed' | 'url'
  readonly address: string
  readonly validators: Validators
  readonly error: ErrorData | null
  /** The last successful try; null before the first one. */
  readonly checked: number | null
  /** Feeds only: where redirects lead; null if nowhere. */
  readonly moved: Moved | null
  /** Feeds only: the publisher; null until the feed was read. */
  readonly outlet: Outlet | null
  /** Feeds only: number of stored articles. */
  readonly articles: number
  readonly newest: string | null
}

type Subscriptions = Readonly<Record<string, Subscription>>

/** Seconds between two tries: feeds hourly, indexes daily (their files are large, and publishers build nightly). */
const EVERY: Readonly<Record<Subscription['kind'], number>> = { feed: 3600, url: 86_400 }

const KEY = 'subscriptions'

/** Depends on the address only (64 bits of its hash), so that adding an address twice finds the first entry. */
async function subscriptionId(kind: Subscription['kind'], address: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(address))
  return `${kind}-${toHex(new Uint8Array(digest, 0, 8))}`
}

/** A new entry. The caller tries it immediately; in case that is interrupted, it is due in 15 minutes. */
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

/** Fields that entries of version 0.1.0 lack. */
const ADDED_SINCE = { moved: null } satisfies Partial<Subscription>
type Stored = Omit<Subscription, keyof typeof ADDED_SINCE> & Partial<Subscription>

/** All entries by id. */
export async function readSubscriptions(): Promise<Subscriptions> {
  // Only `changeSubscriptions` writes the key, perhaps of an earlier version.
  const stored = ((await browser.storage.local.get(KEY))[KEY] ?? {}) as Readonly<Record<string, Stored>>
  return Object.fromEntries(Object.entries(stored).map(([id, each]) => [id, { ...ADDED_SINCE, ...each }]))
}

/** Replaces the whole list. A Web Lock keeps pages and the background from overwriting each other's change. */
export async function changeSubscriptions(change: (all: Subscriptions) => Subscriptions): Promise<void> {
  await navigator.locks.request('subscriptions', async () => {
    await browser.storage.local.set({ [KEY]: change(await readSubscriptions()) })
  })
}

export const byId = (all: readonly Subscription[]): Subscriptions =>
  Object.fromEntries(all.map((each) => [each.id, each]))

/** Adds entries; existing ones do not change. */
export const addSubscriptions = (added: readonly Subscription[]): Promise<void> =>
  changeSubscriptions((all) => ({ ...byId(added), ...all }))

export const removeSubscriptions = (isMeant: (each: Subscription) => boolean): Promise<void> =>
  changeSubscriptions((all) => byId(Object.values(all).filter((each) => !isMeant(each))))

/** Patches entries by id; ids without an entry are ignored, so a removed one stays removed. */
export const patchSubscriptions = (patches: Readonly<Record<string, Partial<Subscription>>>): Promise<void> =>
  changeSubscriptions((all) =>
    Object.fromEntries(
      Object.entries(all).map(([id, subscription]) => [id, { ...subscription, ...patches[id] }] as const),
    ),
  )

/** Calls `listener` when an entry was added, removed or changed; returns a function that unsubscribes. */
export const onSubscriptions = (listener: () => void): (() => void) => onStored(KEY, listener)
