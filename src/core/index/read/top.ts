/** The stories that most outlets covered lately, in any number of indexes and parts. */
import type { Article } from '../../article/types.ts'
import type { Story } from '../../story/types.ts'
import { keys } from '../../url/keys.ts'
import { ownerOf } from '../../url/owner.ts'
import { ownKeys } from '../article-keys.ts'
import { LIMITS } from '../limits.ts'
import { type Candidate, chooseTop, TOP_WINDOW } from '../top-stories.ts'
import type { Match, Trace } from '../types.ts'
import { membersOf, readArticle, type StoryReader } from './story-reader.ts'
import { Round } from './trace.ts'

export type TopStory = {
  /** Which of the indexes has it. */
  readonly index: number
  readonly match: Match
  readonly story: Story
  /** Outlets that covered it in the 48 hours, that of the story's article included. */
  readonly outlets: number
}

export type TopAnswer = {
  /** Most outlets first. */
  readonly stories: readonly TopStory[]
  /** By index: what went wrong when it was read. Its stories are left out. */
  readonly failed: ReadonlyMap<number, unknown>
}

type Entry = {
  readonly index: number
  readonly part: number
  readonly article: number
  readonly outlets: number
}

type Member = { readonly article: Article; readonly keys: readonly string[] }

type Read = Entry & { readonly members: readonly Member[] }

/**
 * The top stories of the 48 hours before the newest article of all, at most `limit`. Two rounds of reads. What it reads is bounded by
 * the limits of stories and of `top`.
 */
export async function topStories(
  indexes: readonly StoryReader[],
  limit: number,
  trace?: Trace,
): Promise<TopAnswer> {
  const since = newestOf(indexes) - TOP_WINDOW
  const failed = new Map<number, unknown>()
  // Twice as many as wanted: two indexes, or two parts, may name one story.
  const entries = entriesOf(indexes, since).slice(0, 2 * Math.min(limit, LIMITS.top))
  const rounds = [new Round(trace), new Round(trace)] as const
  const attempt = <T>(index: number, read: () => Promise<T | null>): Promise<T | null> =>
    read().catch((error: unknown) => {
      failed.set(index, error)
      return null
    })
  const read = await Promise.all(
    entries.map((entry) => attempt(entry.index, () => readEntry(indexes, entry, since, rounds))),
  )
  const candidates = candidatesOf(
    read.filter((one) => one !== null).filter(({ index }) => !failed.has(index)),
  )
  const stories = await Promise.all(
    chooseTop(candidates, limit).map(({ entry, outlets }) =>
      attempt(entry.index, async () => {
        const match: Match = { by: 'path', via: 'url', part: entry.part, article: entry.article }
        const story = await indexes[entry.index]?.story(match, trace)
        return story ? { index: entry.index, match, story, outlets } : null
      }),
    ),
  )
  return { stories: stories.filter((story) => story !== null), failed }
}

/** Seconds since 1970; -Infinity when nothing is dated. */
function newestOf(indexes: readonly StoryReader[]): number {
  const times = indexes.flatMap(({ parts }) => parts.map(({ state }) => timeOf(state.meta.newest)))
  return times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
}

function timeOf(iso: string | null): number {
  const time = iso === null ? Number.NaN : Date.parse(iso) / 1000
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time
}

/** What the parts with articles since then name, most outlets first. */
function entriesOf(indexes: readonly StoryReader[], since: number): Entry[] {
  const entries = indexes.flatMap(({ parts }, index) =>
    parts.flatMap(({ state: { meta } }, part) =>
      timeOf(meta.newest) >= since && meta.newest !== null
        ? meta.top.map(([article, outlets]) => ({ index, part, article, outlets }))
        : [],
    ),
  )
  return entries.sort((a, b) => b.outlets - a.outlets)
}

async function readEntry(
  indexes: readonly StoryReader[],
  entry: Entry,
  since: number,
  [first, second]: readonly [Round, Round],
): Promise<Read | null> {
  const part = indexes[entry.index]?.parts[entry.part]
  const lead = part ? await readArticle(part, entry.article, first) : null
  if (!lead || lead.stored.guest) return null
  const rows = await membersOf(lead, second)
  const all = [lead.stored, ...rows.flatMap(({ found }) => found?.stored ?? [])]
  const recent = all.filter(({ article: { time } }) => time !== null && time >= since)
  if (recent[0] !== lead.stored) return null
  return {
    ...entry,
    members: recent.map((stored) => ({ article: stored.article, keys: ownKeys(stored, keys) })),
  }
}

/** Articles of several files are one member when they share an own key. */
function candidatesOf(read: readonly Read[]): (Candidate<number> & { readonly entry: Read })[] {
  const numberOf = new Map<string, number>()
  let next = 0
  return read.map((entry, number) => {
    const members = entry.members.map((member) => {
      const known = member.keys.map((key) => numberOf.get(key)).find((at) => at !== undefined) ?? next++
      for (const key of member.keys) numberOf.set(key, known)
      return known
    })
    const outlets = new Set(entry.members.map(({ article }) => ownerOf(article.provider.domain))).size
    return { entry, number, time: entry.members[0]?.article.time ?? 0, outlets, members: () => members }
  })
}
