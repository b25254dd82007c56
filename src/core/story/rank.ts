/** Ranks a story by all evidence: the article's own list, lists that name it, lists it shares, and text. */

import { ln } from '../text/ln.ts'
import { STORY_SECONDS } from '../text/search-bounds.ts'
import type { Lists, Why } from './types.ts'

export type StoryRules = {
  readonly lists: Lists
  readonly reversed: ReversedLists
  /** Whether an article is of another provider than the page. */
  readonly other: (article: number) => boolean
  /** Seconds since 1970; NaN when undated. */
  readonly time: (article: number) => number
  /** Similarity to the page; null if texts are not compared. */
  readonly score: (article: number) => number | null
  /** Least similarity and votes together at which an article belongs to the story. */
  readonly least: (article: number) => number
}

export type Ranked = { readonly article: number; readonly why: Why }

/** A list this short, within this time, is one story and is kept whole; a longer one is a topic. */
const SHORT_LIST = 6
const SHORT_LIST_SECONDS = 7 * 86_400
/** Most entries of a story. */
export const STORY_LIMIT = 30
/** Lists that are followed further, and members of each: a bound on hostile input. */
const FOLLOWED_LISTS = 200
const VOTE_SHARE = 0.5

/** The lists reversed: which articles list article a. */
export type ReversedLists = Omit<Lists, 'whole'>

export function reverse(lists: Lists): ReversedLists {
  const count = lists.offsets.length - 1
  const offsets = new Uint32Array(count + 1)
  for (const member of lists.members) offsets[member + 1] = (offsets[member + 1] ?? 0) + 1
  for (let i = 0; i < count; i++) offsets[i + 1] = (offsets[i + 1] ?? 0) + (offsets[i] ?? 0)
  const fill = offsets.slice()
  const members = new Uint32Array(lists.members.length)
  for (let article = 0; article < count; article++)
    for (const member of listOf(lists, article)) {
      const at = fill[member] ?? 0
      members[at] = article
      fill[member] = at + 1
    }
  return { offsets, members }
}

function listOf(lists: ReversedLists, article: number): Uint32Array {
  return lists.members.subarray(lists.offsets[article] ?? 0, lists.offsets[article + 1] ?? 0)
}

/** Whether a list of so many entries is one story; `times` are those it states and its record's, NaN when undated. */
export function isOneStory(length: number, times: readonly number[]): boolean {
  if (length > SHORT_LIST) return false
  const dated = times.filter((time) => !Number.isNaN(time))
  return Math.max(...dated) - Math.min(...dated) <= SHORT_LIST_SECONDS
}

/** How many lists link an article to the page, and their votes: the sum of short lists, the strongest of long ones. */
type Votes = { listedBy: number; shared: number; story: number; topic: number }

/**
 * The story of `article`, best first: its own short lists in their order, then everything else by text similarity plus
 * half its votes, from the threshold on. A list gives 1 / (1 + ln length) to each article it names, and half of that to
 * articles it names together. Of long lists, which are topics, only the strongest counts.
 */
export function rankStory(article: number, rules: StoryRules, byText: ReadonlyMap<number, number>): Ranked[] {
  const { lists } = rules
  const own = listOf(lists, article)
  const isWhole = (position: number): boolean => lists.whole[(lists.offsets[article] ?? 0) + position] === 1
  const whole = own.filter((_, position) => isWhole(position))
  const head = [...own.entries()]
    .filter(([position, member]) => isWhole(position) && rules.other(member))
    .map(([position, member]): Ranked => ({ article: member, why: { by: 'own', position } }))
  const taken = new Set([article, ...whole])
  const votes = gatherVotes(article, own, rules)
  const rest = [...new Set([...votes.keys(), ...byText.keys()])]
    .filter((other) => !taken.has(other) && rules.other(other))
    .map((other) => weigh(other, own, votes.get(other), rules))
    .filter((one) => one !== null)
    .sort((a, b) => b.total - a.total || a.article - b.article)
  return [...head, ...rest.map(({ article: other, why }) => ({ article: other, why }))].slice(0, STORY_LIMIT)
}

function gatherVotes(article: number, own: Uint32Array, rules: StoryRules): Map<number, Votes> {
  const votes = new Map<number, Votes>()
  const vote = (other: number, kind: 'listedBy' | 'shared' | null, length: number, factor: number): void => {
    const known = votes.get(other) ?? { listedBy: 0, shared: 0, story: 0, topic: 0 }
    const weight = factor / (1 + ln(length))
    if (kind) known[kind]++
    if (length <= SHORT_LIST) known.story += weight
    else known.topic = Math.max(known.topic, weight)
    votes.set(other, known)
  }
  for (const member of own) vote(member, null, own.length, 1)
  const listers = listOf(rules.reversed, article).subarray(0, FOLLOWED_LISTS)
  for (const lister of listers) {
    const list = listOf(rules.lists, lister)
    vote(lister, 'listedBy', list.length, 1)
    for (const member of list.subarray(0, FOLLOWED_LISTS)) vote(member, 'shared', list.length, 0.5)
  }
  const time = rules.time(article)
  for (const other of votes.keys())
    if (Math.abs(rules.time(other) - time) > STORY_SECONDS) votes.delete(other)
  return votes
}

/** Why and how strongly an article belongs to the story; null if it does not. Without texts, any link is enough. */
function weigh(other: number, own: Uint32Array, votes: Votes | undefined, rules: StoryRules) {
  const text = rules.score(other)
  const score = text ?? 0
  const total = score + (votes ? VOTE_SHARE * Math.min(1, votes.story + votes.topic) : 0)
  const least = text === null ? 0 : rules.least(other)
  if (total < least) return null
  const position = own.indexOf(other)
  let why: Why = { by: 'text', score }
  if (position >= 0) why = { by: 'own', position }
  else if (votes && votes.listedBy > 0) why = { by: 'listedBy', lists: votes.listedBy, score }
  else if (votes && votes.shared > 0) why = { by: 'shared', lists: votes.shared, score }
  return { article: other, why, total }
}
