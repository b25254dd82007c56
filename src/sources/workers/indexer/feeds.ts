/** The indexer's feeds job: parses what was fetched, selects what is kept, builds the index of all feeds. */
import { bareCard } from '../../../core/article/card.ts'
import { parseRecord } from '../../../core/article/record.ts'
import { feedRecords } from '../../../intake/feed/feed-records.ts'
import { type Bound, type Kept, keepArticles, type Listing, newestWithin } from '../../../intake/feed/keep.ts'
import { MAX_ALL_ARTICLES, MAX_ALL_CHARS } from '../../../intake/feed/limits.ts'
import { outletOf } from '../../../intake/feed/outlet.ts'
import { parseFeed } from '../../../intake/feed/parse-feed.ts'
import type { ErrorData } from '../../../platform/error-data.ts'
import { asSourceError } from '../../faults.ts'
import { readKept, takeRaw, writeKept } from '../../files/feed-files.ts'
import { STARTER_FEEDS } from '../../manage/starter-feeds.ts'
import { buildFile } from './build-file.ts'
import type { FeedInput, FeedOutcome, FeedsAnswer, FeedsJob } from './jobs.ts'
import { type FeedOfRecords, preferOwnFeeds } from './own-feeds.ts'

/** File name of a new index of all feeds until it is installed. */
const NEW_INDEX = 'feeds.new'

const OF_ALL_FEEDS: Bound = { articles: MAX_ALL_ARTICLES, chars: MAX_ALL_CHARS }

export async function runFeeds(job: FeedsJob): Promise<FeedsAnswer> {
  const read: { readonly feed: FeedInput; readonly read: Read }[] = []
  const all: (readonly Kept[])[] = []
  for (const feed of job.feeds) {
    const result = await readFeed(feed, job.now)
    const kept = keepArticles(await readKept(feed.id), result.listing, job.now, job.days)
    await writeKept(feed.id, kept)
    read.push({ feed, read: result })
    all.push(kept)
  }
  const bounded = newestWithin(all, OF_ALL_FEEDS)
  const outcomes: FeedOutcome[] = []
  const records: FeedOfRecords[] = []
  for (const [i, { feed, read: result }] of read.entries()) {
    const kept = bounded[i] ?? []
    if (kept.length < (all[i]?.length ?? 0)) await writeKept(feed.id, kept)
    outcomes.push(outcomeOf(feed, result, kept))
    records.push(recordsOf(feed, result, kept))
  }
  const articles = preferOwnFeeds(records)
  const file = articles.length === 0 ? null : await buildFile(NEW_INDEX, bareCard(job.name), articles)
  return { feeds: outcomes, file }
}

function outcomeOf(
  { id }: FeedInput,
  { outlet, refreshSeconds, error }: Read,
  kept: readonly Kept[],
): FeedOutcome {
  const newest = kept.reduce(
    (latest, { record }) => later(latest, record.publishedDateTime ?? null),
    null as string | null,
  )
  return { id, outlet, articles: kept.length, newest, refreshSeconds, error }
}

function recordsOf({ address }: FeedInput, { outlet }: Read, kept: readonly Kept[]): FeedOfRecords {
  return {
    address,
    outlet,
    isTrusted: STARTER_FEEDS.some((starter) => starter.address === address),
    records: kept.flatMap(({ record }) => parseRecord(record).record ?? []),
  }
}

type Read = {
  readonly outlet: FeedInput['outlet']
  readonly listing: Listing
  readonly refreshSeconds: number | null
  readonly error: ErrorData | null
}

async function readFeed({ id, outlet, found }: FeedInput, now: number): Promise<Read> {
  if (found.kind !== 'fresh') return { outlet, listing: found.kind, refreshSeconds: null, error: null }
  const bytes = await takeRaw(id)
  try {
    const feed = parseFeed(bytes, found.contentType)
    const publisher = outlet ?? outletOf(feed, found.from)
    const listing = feedRecords(feed, publisher, found.from, now)
    return { outlet: publisher, listing, refreshSeconds: feed.refreshSeconds, error: null }
  } catch (error) {
    // Whatever the bytes of one feed do, they cost that feed only.
    return { outlet, listing: 'unknown', refreshSeconds: null, error: asSourceError(error) }
  }
}

/** The later of two ISO times in the same format, which compare as text. */
const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)
