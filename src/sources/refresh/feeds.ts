/** Brings feeds up to date: asks their servers, has what came indexed, installs the index of all feeds. */

import type { ErrorData } from '../../platform/error-data.ts'
import { WordedFault } from '../faults.ts'
import { MAX_FEED_BYTES } from '../feed/bounds.ts'
import { writeRaw } from '../feed/files.ts'
import { open } from '../files/index-file.ts'
import { remove } from '../files/private-files.ts'
import { install, uninstall } from '../install/install.ts'
import { readInstalled } from '../install/installed.ts'
import { changeInstalled } from '../install/installed-changes.ts'
import type { BuiltFile, FeedInput, FeedOutcome } from '../workers/indexer/jobs.ts'
import { runJob } from '../workers/indexer/run.ts'
import { askServer } from './ask-server.ts'
import type { Validators } from './conditional.ts'
import { inTurns } from './in-turns.ts'
import { isLost } from './missing-files.ts'
import { failed, succeeded } from './outcome.ts'
import { patchSubscriptions, readSubscriptions, type Subscription } from './subscriptions.ts'

/** All feeds are one index, so that a story joins their outlets. */
export const FEEDS = 'feeds'
/** In its card; screens say it in the reader's language. */
const FEEDS_NAME = 'Feeds'

const DAY_SECONDS = 86_400

/** Requests under way at once. */
const AT_ONCE = 6

/** What asking one server brought. */
type Found =
  | { readonly kind: 'fresh'; readonly contentType: string | null; readonly validators: Validators }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'unknown'; readonly error: unknown }

/**
 * Tries these feeds and indexes all feeds anew when one of them brought something.
 * @param days how long an article stays after its feed has dropped it
 * @param now seconds since 1970
 */
export async function refreshFeeds(ids: readonly string[], days: number, now: number): Promise<void> {
  const all = await readSubscriptions()
  const tried = ids.flatMap((id) => all[id] ?? [])
  const found = new Map<string, Found>()
  await inTurns(tried, AT_ONCE, async (feed) => {
    found.set(feed.id, await ask(feed, now).catch((error): Found => ({ kind: 'unknown', error })))
  })
  const fresh = [...found.values()].some(({ kind }) => kind === 'fresh')
  try {
    const outcomes = fresh || (await isStale(now)) ? await indexFeeds(found, days, now) : []
    await patchSubscriptions(patchesOf(found, outcomes, now))
  } catch (error) {
    // The device could not take what came: every feed that was tried says so.
    await patchSubscriptions(Object.fromEntries(tried.map(({ id }) => [id, failed(error)])))
  }
}

async function ask(feed: Subscription, now: number): Promise<Found> {
  const answer = await askServer(feed, feed.articles > 0, MAX_FEED_BYTES, now)
  if (answer === null) return { kind: 'unchanged' }
  await writeRaw(feed.id, answer.bytes)
  return { kind: 'fresh', contentType: answer.headers.get('content-type'), validators: answer.validators }
}

/** Whether the index must be built again though no feed changed: expired articles go at least daily, and an index may be missing. */
async function isStale(now: number): Promise<boolean> {
  const { [FEEDS]: record } = await readInstalled()
  if (!record?.builtAt) return false
  if (record.parts.length === 0) return true
  const age = now - Date.parse(record.builtAt) / 1000
  return age > DAY_SECONDS || age < 0
}

/** Indexes what is kept of every feed there is now, with what was found of those just tried. */
export async function indexFeeds(
  found: ReadonlyMap<string, Found>,
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

/** As much of it as crosses to the indexer. */
const plain = (found: Found | undefined): FeedInput['found'] =>
  found?.kind === 'fresh'
    ? { kind: 'fresh', contentType: found.contentType }
    : { kind: found?.kind ?? 'unknown' }

async function installBuilt(file: BuiltFile, now: number): Promise<void> {
  const builtAt = new Date(now * 1000).toISOString()
  const { [FEEDS]: record } = await readInstalled()
  if (record?.parts[0]?.hash === file.hash && !(await isLost(record))) {
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

/** What each try makes of its entry. Validators are kept only of bytes that were a feed: others are asked for again. */
function patchesOf(found: ReadonlyMap<string, Found>, outcomes: readonly FeedOutcome[], now: number) {
  const patches: Record<string, Partial<Subscription>> = {}
  for (const { id, outlet, articles, newest } of outcomes) patches[id] = { outlet, articles, newest }
  for (const [id, result] of found) {
    const error = outcomes.find((outcome) => outcome.id === id)?.error ?? null
    patches[id] = { ...patches[id], ...resultPatch(result, error, now) }
  }
  return patches
}

function resultPatch(result: Found, error: ErrorData | null, now: number): Partial<Subscription> {
  if (result.kind === 'unknown') return failed(result.error)
  if (error !== null) return failed(new WordedFault(error))
  return result.kind === 'fresh' ? { ...succeeded(now), validators: result.validators } : succeeded(now)
}
