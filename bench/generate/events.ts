/** Generates events that several outlets report, sometimes with the same text. */
import type { Random } from './random.ts'
import { capitalised, contentWord, functionWord, nameOf, tellingWord } from './words.ts'

export type Event = {
  /** Seconds since 1970. */
  readonly time: number
  readonly names: readonly string[]
  readonly words: readonly string[]
  /** The shortest headline; titles keep a part of it. */
  readonly headline: readonly string[]
}

export type Told = { readonly title: string; readonly excerpt: string }

/** The share of articles in events of each size, as in the real folder. */
const SIZES = [
  [[1, 1], 55],
  [[2, 3], 26],
  [[4, 6], 12],
  [[7, 10], 4.2],
  [[11, 20], 2.2],
  [[21, 32], 0.5],
] as const

/** The number of articles about an event. */
export function eventSize(random: Random): number {
  // The table counts articles, but events are drawn: each share is divided by the event's size.
  const weights = SIZES.map(([range, share]) => [range, share / ((range[0] + range[1]) / 2)] as const)
  const [from, to] = random.weighted(weights)
  return random.int(from, to)
}

/** The fraction of the event's headline that a title keeps. */
const CLOSENESS = [
  [1, 6],
  [0.85, 54],
  [0.45, 40],
] as const

export function newEvent(time: number, random: Random): Event {
  const names = Array.from({ length: random.int(2, 3) }, () => nameOf(random))
  const words = Array.from({ length: random.int(6, 11) }, () =>
    random.chance(0.5) ? tellingWord(random) : contentWord(random),
  )
  const length = Math.round(Math.max(5, 11.7 + 3 * random.normal()))
  const headline: string[] = []
  while (headline.length < length) {
    const word = titleWord({ names, words }, random)
    if (!headline.includes(word)) headline.push(word)
  }
  return { time, names, words, headline }
}

type Lexicon = Pick<Event, 'names' | 'words'>

const titleWord = (event: Lexicon, random: Random): string =>
  random.chance(0.25) ? functionWord(random) : nextWord(event, 0.62, random)

/** `focus`: the fraction of the content that is specific to the event. */
function nextWord({ names, words }: Lexicon, focus: number, random: Random): string {
  if (random.chance(focus)) return random.chance(0.25) ? random.pick(names) : random.pick(words)
  if (random.chance(0.04)) return String(2 + random.zipf(3000, 1.5, 4))
  return random.chance(0.1) ? nameOf(random) : contentWord(random)
}

export function tell(event: Event, titleCase: boolean, random: Random): Told {
  return { title: titleOf(event, titleCase, random), excerpt: excerptOf(event, random) }
}

/** A headline in the outlet's style. */
export function printed(words: readonly string[], titleCase: boolean): string {
  const cased = titleCase ? words.map((word) => (word.length > 3 ? capitalised(word) : word)) : words
  return capitalised(cased.join(' '))
}

function titleOf(event: Event, titleCase: boolean, random: Random): string {
  const kept = random.weighted(CLOSENESS)
  const words = event.headline.map((word) => (random.chance(kept) ? word : titleWord(event, random)))
  return printed([...new Set(words)], titleCase)
}

function excerptOf(event: Event, random: Random): string {
  const length = Math.round(Math.max(8, 32 + 10 * random.normal()))
  let text = ''
  let starts = true
  for (let i = 0; i < length; i++) {
    const word = random.chance(0.41) ? functionWord(random) : nextWord(event, 0.42, random)
    text += (i > 0 ? ' ' : '') + (starts ? capitalised(word) : word)
    starts = i < length - 1 && random.chance(0.04)
    if (starts) text += '.'
    else if (i < length - 1 && random.chance(0.05)) text += ','
  }
  return random.chance(0.5) ? `${text} ...` : `${text}.`
}
