/** Refreshes feeds: fetches them, has the indexer read what came, installs the index of all feeds. */

import { isPublicAddress } from '../../core/url/public-address.ts'
import { MAX_FEED_BYTES } from '../../intake/feed/limits.ts'
import { WordedFault } from '../faults.ts'
import { writeRaw } from '../files/feed-files.ts'
import { open } from '../files/index-file.ts'
import { remove } from '../files/private-files.ts'
import { install, uninstall } from '../install/install.ts'
import { readInstalled } from '../install/installed.ts'
import { changeInstalled } from '../install/installed-changes.ts'
import type { BuiltFile, FeedInput, FeedOutcome } from '../workers/indexer/jobs.ts'
import { runJob } from '../workers/indexer/run.ts'
import { askServer } from './ask-server.ts'
import { NO_VALIDATORS, type Validators } from './conditional.ts'
import { feedInterval } from './feed-interval.ts'
import { redirectedAway } from './fetch-bounded.ts'
import { inTurns } from './in-turns.ts'
import { isLost } from './missing-files.ts'
import { addressNow, type Moved, movedAfter } from './moved.ts'
import { failed, succeeded } from './outcome.ts'
import { patchSubscriptions, readSubscriptions, type Subscription } from './subscriptions.ts'

/** All feeds share one index, so that a story joins their outlets. */
export const FEEDS = 'feeds'
/** The name on the index's card; screens translate it. */
const FEEDS_NAME = 'Feeds'

const DAY_SECONDS = 86_400

/** Concurrent requests. */
const MAX_REQUESTS = 6

/** The outcome of one request. */
type FetchResult =
  | {
      readonly kind: 'fresh'
      readonly contentType: string | null
      readonly cacheControl: string | null
      readonly validators: Validators
      /** Where it came from, after redirects. */
      readonly from: string
      readonly moved: Moved | null
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'unknown'; readonly error: unknown }

/**
 * Fetches these feeds and rebuilds the index of all feeds if one of them has changed.
 * @param days how long an article stays after its feed has dropped it
 * @param now seconds since 1970
 */
export async function refreshFeeds(ids: readonly string[], days: number, now: number): Promise<void> {
  const all = await readSubscriptions()
  const tried = ids.flatMap((id) => all[id] ?? [])
  const found = new Map<string, FetchResult>()
  await inTurns(tried, MAX_REQUESTS, async (feed) => {
    found.set(feed.id, await fetchFeed(feed, now).catch((error): FetchResult => ({ kind: 'unknown', error })))
  })
  const fresh = [...found.values()].some(({ kind }) => kind === 'fresh')
  try {
    const outcomes = fresh || (await isStale(now)) ? await indexFeeds(found, days, now) : []
    await patchSubscriptions(patchesOf(found, outcomes, now))
  } catch (error) {
    // The device could not store what came, so every feed that was fetched shows the error.
    await patchSubscriptions(Object.fromEntries(tried.map(({ id }) => [id, failed(error)])))
  }
}

async function fetchFeed(feed: Subscription, now: number): Promise<FetchResult> {
  const address = addressNow(feed.address, feed.moved, now)
  const size = { maxBytes: MAX_FEED_BYTES, larger: 'cut' } as const
  const answer = await askServer({ ...feed, address }, feed.articles > 0, size, now)
  if (answer === null) return { kind: 'unchanged' }
  // A reader may add a feed of the local network; a public server must not lead there.
  if (isPublicAddress(feed.address) && !isPublicAddress(answer.url)) throw redirectedAway(feed.address)
  await writeRaw(feed.id, answer.bytes)
  const { headers, validators, url } = answer
  return {
    kind: 'fresh',
    contentType: headers.get('content-type'),
    cacheControl: headers.get('cache-control'),
    validators,
    from: url,
    moved: movedAfter(feed.address, feed.moved, url, now),
  }
}

/** Whether the index must be rebuilt even if no feed changed: it is missing, a day old (expired articles), or dated ahead of the clock. */
async function isStale(now: number): Promise<boolean> {
  const { [FEEDS]: source } = await readInstalled()
  if (!source?.builtAt) return false
  if (source.parts.length === 0) return true
  const age = now - Date.parse(source.builtAt) / 1000
  return age > DAY_SECONDS || age < 0
}

/** Rebuilds the index from what is kept of every feed, with what was just fetched. */
export async function indexFeeds(
  found: ReadonlyMap<string, FetchResult>,
  days: number,
  now: number,
): Promise<readonly FeedOutcome[]> {
  const feeds = Object.values(await readSubscriptions()).filter(({ kind }) => kind === 'feed')
  const inputs = feeds.map(({ id, address, outlet }) => ({
    id,
    address,
    outlet,
    found: plain(found.get(id)),
  }))
  const { feeds: outcomes, file } = await runJob({
    kind: 'feeds',
    name: FEEDS_NAME,
    feeds: inputs,
    days,
    now,
  })
  if (file === null) await uninstall(FEEDS)
  else await installBuilt(file, now)
  return outcomes
}

/** The part of an outcome that the indexer needs, as plain data. */
const plain = (found: FetchResult | undefined): FeedInput['found'] =>
  found?.kind === 'fresh'
    ? { kind: 'fresh', contentType: found.contentType, from: found.from }
    : { kind: found?.kind ?? 'unknown' }

async function installBuilt(file: BuiltFile, now: number): Promise<void> {
  const builtAt = new Date(now * 1000).toISOString()
  const { [FEEDS]: installed } = await readInstalled()
  if (installed?.parts[0]?.hash === file.hash && !(await isLost(installed))) {
    await changeInstalled(
      FEEDS,
      (before) => before && { ...before, builtAt, checkedAt: builtAt, error: null },
    )
  } else {
    const source = { id: FEEDS, kind: 'feed', name: FEEDS_NAME } as const
    await install({
      source,
      address: null,
      parts: [{ hash: file.hash, size: file.size, from: await open(file.name) }],
      builtAt,
    })
  }
  await remove(file.name)
}

/** Changes to each subscription. Validators are stored only for bytes that were a feed, so that others are fetched again. */
function patchesOf(found: ReadonlyMap<string, FetchResult>, outcomes: readonly FeedOutcome[], now: number) {
  const patches: Record<string, Partial<Subscription>> = {}
  for (const { id, outlet, articles, newest } of outcomes) patches[id] = { outlet, articles, newest }
  const outcomeOf = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
  for (const [id, result] of found)
    patches[id] = { ...patches[id], ...resultPatch(result, outcomeOf.get(id), now) }
  return patches
}

function resultPatch(
  result: FetchResult,
  outcome: FeedOutcome | undefined,
  now: number,
): Partial<Subscription> {
  if (result.kind === 'unknown') return failedPatch(result.error)
  if (outcome?.error) return failed(new WordedFault(outcome.error))
  if (result.kind === 'unchanged') return succeeded(now)
  const { validators, moved, cacheControl } = result
  const every = feedInterval(outcome?.refreshSeconds ?? null, cacheControl)
  return { ...succeeded(now), validators, moved, every }
}

/** A feed that is gone for good (410) is not fetched again automatically; one that has moved is fetched at its old address. */
function failedPatch(error: unknown): Partial<Subscription> {
  const patch: Partial<Subscription> = { ...failed(error), moved: null }
  return patch.error?.code === 'status-410' ? { ...patch, every: null, validators: NO_VALIDATORS } : patch
}
