/** Chooses the dictionary: what the texts of many articles repeat, so that blocks of 16 KiB deflate as well as long texts. */
import { LIMITS } from '../limits.ts'

/** Bytes of a counted gram, and of a segment that is taken. Of 6, 8 and 24, 40, 64 the best on 6,108 real articles. */
const GRAM = 6
const SEGMENT = 64
/** Counters of grams; grams that collide are counted together. */
const COUNTERS = 2 ** 20
/** Fewest articles in which a gram counts as repeated. */
const LEAST = 4
/** The dictionary is at most one of so many bytes of the texts: a short one for a small index. */
const SHARE = 64
/** Most articles that are sampled: about 4 MB of real ones. */
const SAMPLES = 8192

/** The distance between sampled articles when there are `articles`. */
export const sampleStep = (articles: number): number => Math.max(1, Math.ceil(articles / SAMPLES))

/**
 * The dictionary for texts like `samples`, of which there are `textBytes` in all; empty when they are too few. The method is
 * COVER (Liao, Petri, Moffat, Wirth: Effective construction of relative Lempel-Ziv dictionaries, 2016): the samples are
 * cut into as many stretches as there are segments to take, and the segment that covers most counted grams of each is taken.
 */
export function chooseDictionary(samples: readonly Uint8Array[], textBytes: number): Uint8Array {
  const segments = Math.floor(Math.min(LIMITS.dictionary, textBytes / SHARE) / SEGMENT)
  if (segments < 8) return new Uint8Array(0)
  const all = new Uint8Array(samples.reduce((sum, sample) => sum + sample.length, 0))
  const ends: number[] = []
  let at = 0
  for (const sample of samples) {
    all.set(sample, at)
    at += sample.length
    ends.push(at)
  }
  const counters = countersOf(all)
  const counts = countGrams(counters, ends)
  const stretch = Math.floor(all.length / segments)
  const taken: { at: number; score: number }[] = []
  for (let i = 0; i < segments; i++) {
    const best = bestSegment(counters, counts, i * stretch, (i + 1) * stretch)
    if (best.score === 0) continue
    taken.push(best)
    for (let j = 0; j + GRAM <= SEGMENT; j++) counts[counters[best.at + j] ?? 0] = 0
  }
  // What is repeated most goes last, nearest to the block.
  taken.sort((a, b) => a.score - b.score || a.at - b.at)
  const dictionary = new Uint8Array(taken.length * SEGMENT)
  taken.forEach((segment, i) => {
    dictionary.set(all.subarray(segment.at, segment.at + SEGMENT), i * SEGMENT)
  })
  return dictionary
}

/** The counter of the gram at each byte. */
function countersOf(bytes: Uint8Array): Uint32Array {
  const counters = new Uint32Array(bytes.length)
  for (let at = 0; at + GRAM <= bytes.length; at++) {
    let hash = 0
    for (let i = 0; i < GRAM; i++) hash = Math.imul(hash ^ (bytes[at + i] ?? 0), 0x9e3779b1)
    counters[at] = (hash ^ (hash >>> 15)) & (COUNTERS - 1)
  }
  return counters
}

/** In how many samples each gram occurs; 0 for those of too few. `ends` are where samples end. */
function countGrams(counters: Uint32Array, ends: readonly number[]): Uint32Array {
  const counts = new Uint32Array(COUNTERS)
  const seenIn = new Uint32Array(COUNTERS)
  let start = 0
  ends.forEach((end, i) => {
    for (let at = start; at + GRAM <= end; at++) {
      const counter = counters[at] ?? 0
      if (seenIn[counter] === i + 1) continue
      seenIn[counter] = i + 1
      counts[counter] = (counts[counter] ?? 0) + 1
    }
    start = end
  })
  return counts.map((count) => (count < LEAST ? 0 : count))
}

/** The segment between `from` and `to` whose grams are counted most. */
function bestSegment(
  counters: Uint32Array,
  counts: Uint32Array,
  from: number,
  to: number,
): { at: number; score: number } {
  let best = { at: from, score: 0 }
  let score = 0
  for (let at = from; at + GRAM <= to; at++) {
    score += counts[counters[at] ?? 0] ?? 0
    const start = at + GRAM - SEGMENT
    if (start < from) continue
    if (score > best.score) best = { at: start, score }
    score -= counts[counters[start] ?? 0] ?? 0
  }
  return best
}
