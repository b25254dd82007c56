/** The indexer's feeds job: parses what was fetched, keeps what is to be kept, indexes all of it. */
import { bareCard } from '../../../core/article/card.ts'
import { parseRecord } from '../../../core/article/record.ts'
import type { ArticleRecord } from '../../../core/article/types.ts'
import { feedRecords } from '../../../intake/feed/feed-records.ts'
import { type Kept, keepArticles, type Listing } from '../../../intake/feed/keep.ts'
import { outletOf } from '../../../intake/feed/outlet.ts'
import { parseFeed } from '../../../intake/feed/parse-feed.ts'
import { IntakeError } from '../../../intake/intake-error.ts'
import type { ErrorData } from '../../../platform/error-data.ts'
import { asSourceError } from '../../faults.ts'
import { readKept, takeRaw, writeKept } from '../../files/feed-files.ts'
import { buildFile } from './build-file.ts'
import type { FeedInput, FeedOutcome, FeedsAnswer, FeedsJob } from './jobs.ts'

/** The name under which a new index of all feeds lies until it is installed. */
const NEW_INDEX = 'feeds.new'

export async function runFeeds(job: FeedsJob): Promise<FeedsAnswer> {
  const outcomes: FeedOutcome[] = []
  const records: ArticleRecord[] = []
  for (const feed of job.feeds) {
    const { outcome, kept } = await refreshFeed(feed, job)
    outcomes.push(outcome)
    for (const { record } of kept) {
      const parsed = parseRecord(record).record
      if (parsed !== null) records.push(parsed)
    }
  }
  const file = records.length === 0 ? null : await buildFile(NEW_INDEX, bareCard(job.name), records)
  return { feeds: outcomes, file }
}

async function refreshFeed(
  feed: FeedInput,
  { now, days }: FeedsJob,
): Promise<{ outcome: FeedOutcome; kept: readonly Kept[] }> {
  const { outlet, listing, error } = await readFeed(feed, now)
  const kept = keepArticles(await readKept(feed.id), listing, now, days)
  await writeKept(feed.id, kept)
  const newest = kept.reduce(
    (latest, { record }) => later(latest, record.publishedDateTime ?? null),
    null as string | null,
  )
  return { outcome: { id: feed.id, outlet, articles: kept.length, newest, error }, kept }
}

type Read = {
  readonly outlet: FeedInput['outlet']
  readonly listing: Listing
  readonly error: ErrorData | null
}

async function readFeed({ id, address, outlet, found }: FeedInput, now: number): Promise<Read> {
  if (found.kind !== 'fresh') return { outlet, listing: found.kind, error: null }
  try {
    const feed = parseFeed(await takeRaw(id), found.contentType)
    const publisher = outlet ?? outletOf(feed, address)
    return { outlet: publisher, listing: feedRecords(feed, publisher, address, now), error: null }
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error
    return { outlet, listing: 'unknown', error: asSourceError(error) }
  }
}

/** ISO times of one form compare as text. */
const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)
