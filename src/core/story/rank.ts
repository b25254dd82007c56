/** Joins what is known of a story: its own list, lists that name it, lists it shares, and text. */

import { ln } from '../text/ln.ts'
import type { Lists, Why } from './types.ts'

export type StoryRules = {
  readonly lists: Lists
  readonly reversed: Lists
  /** Whether an article is of another provider than the page. */
  readonly other: (article: number) => boolean
  /** Seconds since 1970; NaN when undated. */
  readonly time: (article: number) => number
  /** Likeness to the page; null when texts are not compared. */
  readonly score: (article: number) => number | null
  /** Least likeness and votes together that belong to the story. */
  readonly least: number
}

export type Ranked = { readonly article: number; readonly why: Why }

/** A list this short, within this time, is one story and is kept whole; a longer one is a topic. */
const shortList = 6
const shortListSeconds = 7 * 86_400
/** Most entries of a story. */
export const storyLimit = 30
/** A story lasts about this long: a link across more says that two articles have a topic in common. */
const storySeconds = 14 * 86_400
/** Lists that are followed further, and members of each: a bound on hostile input. */
const followedLists = 200
const voteFactor = 0.5

/** The lists turned round: which articles list article a. */
export function reverse(lists: Lists): Lists {
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

function listOf(lists: Lists, article: number): Uint32Array {
  return lists.members.subarray(lists.offsets[article] ?? 0, lists.offsets[article + 1] ?? 0)
}

/** How many lists link an article to the page, and how much they say: the lists of a story together, of topics the strongest. */
type Votes = { listedBy: number; shared: number; story: number; topic: number }

/**
 * The story of `article`, best first: its own short list in its order, then everything else by text likeness plus half
 * its votes, from the threshold on. A list votes 1 / (1 + ln length) for what it names, half for what it names together;
 * what a topic's articles say of each other counts once.
 */
export function rankStory(article: number, rules: StoryRules, byText: ReadonlyMap<number, number>): Ranked[] {
  const own = listOf(rules.lists, article)
  const kept = keepWhole(article, own, rules)
  const whole = kept ? [...own] : []
  const head = whole
    .map((member, position): Ranked => ({ article: member, why: { by: 'own', position } }))
    .filter((one) => rules.other(one.article))
  const taken = new Set([article, ...whole])
  const votes = gatherVotes(article, own, rules)
  const rest = [...new Set([...votes.keys(), ...byText.keys()])]
    .filter((other) => !taken.has(other) && rules.other(other))
    .map((other) => weigh(other, own, votes.get(other), rules))
    .filter((one) => one !== null)
    .sort((a, b) => b.total - a.total || a.article - b.article)
  return [...head, ...rest.map(({ article: other, why }) => ({ article: other, why }))].slice(0, storyLimit)
}

function keepWhole(article: number, own: Uint32Array, rules: StoryRules): boolean {
  if (own.length > shortList) return false
  const times = [article, ...own].map(rules.time).filter((time) => !Number.isNaN(time))
  return Math.max(...times) - Math.min(...times) <= shortListSeconds
}

function gatherVotes(article: number, own: Uint32Array, rules: StoryRules): Map<number, Votes> {
  const votes = new Map<number, Votes>()
  const vote = (other: number, kind: 'listedBy' | 'shared' | null, length: number, factor: number): void => {
    const known = votes.get(other) ?? { listedBy: 0, shared: 0, story: 0, topic: 0 }
    const weight = factor / (1 + ln(length))
    if (kind) known[kind]++
    if (length <= shortList) known.story += weight
    else known.topic = Math.max(known.topic, weight)
    votes.set(other, known)
  }
  for (const member of own) vote(member, null, own.length, 1)
  const listers = listOf(rules.reversed, article).subarray(0, followedLists)
  for (const lister of listers) {
    const list = listOf(rules.lists, lister)
    vote(lister, 'listedBy', list.length, 1)
    for (const member of list.subarray(0, followedLists)) vote(member, 'shared', list.length, 0.5)
  }
  const time = rules.time(article)
  for (const other of votes.keys()) if (Math.abs(rules.time(other) - time) > storySeconds) votes.delete(other)
  return votes
}

/** Why and how strongly an article belongs to the story; null when it does not. Without texts, any link will do. */
function weigh(other: number, own: Uint32Array, votes: Votes | undefined, rules: StoryRules) {
  const text = rules.score(other)
  const score = text ?? 0
  const total = score + (votes ? voteFactor * Math.min(1, votes.story + votes.topic) : 0)
  const least = text === null ? 0 : rules.least
  if (total < least) return null
  const position = own.indexOf(other)
  let why: Why = { by: 'text', score }
  if (position >= 0) why = { by: 'own', position }
  else if (votes && votes.listedBy > 0) why = { by: 'listedBy', lists: votes.listedBy, score }
  else if (votes && votes.shared > 0) why = { by: 'shared', lists: votes.shared, score }
  return { article: other, why, total }
}
