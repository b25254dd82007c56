/**
 * Warm look-ups in Node: key and search, match, whole story; compared with a Map of the same keys in the same run.
 * Budget: key and search at most 20 microseconds at p95 for a million articles, with the buckets in memory and verified, as when
 * the same pages are looked up again. `keyAndSearchOfAnyBucket` includes the verification of new buckets.
 */
import { readFileSync } from 'node:fs'
import { hashKey } from '../src/core/index/key-hash.ts'
import { openPart } from '../src/core/index/read/open-part.ts'
import { Round } from '../src/core/index/read/trace.ts'
import { openIndex } from '../src/core/index/reader.ts'
import { keys } from '../src/core/url/keys.ts'
import { generate } from './generate/records.ts'
import { madeUpIndex } from './support/made-up-index.ts'
import { sourceOf } from './support/memory-index.ts'
import { mean, quantile, round, writeResult } from './support/result.ts'
import { MOST } from './support/sizes.ts'

/** Look-ups that are timed one by one, after as many warm-up look-ups. */
const LOOKUPS = 20_000
const STORIES = 2000
/** Few enough pages that the reader keeps all their buckets. */
const KEPT = 150

type Timed = { readonly perSecond: number; readonly p50: number; readonly p95: number }

/** Microseconds per call. */
async function time<T>(inputs: readonly T[], run: (input: T) => unknown): Promise<Timed> {
  for (const input of inputs) await run(input)
  const micros: number[] = []
  for (const input of inputs) {
    const start = performance.now()
    await run(input)
    micros.push((performance.now() - start) * 1000)
  }
  return {
    perSecond: Math.round(1e6 / mean(micros)),
    p50: round(quantile(micros, 0.5)),
    p95: round(quantile(micros, 0.95)),
  }
}

const { path, articles } = madeUpIndex(MOST)
const map = new Map<string, number>()
const urls: string[] = []
let number = 0
for (const { article } of generate(MOST)) {
  const { web, amp, cdnAmp } = article.urls
  for (const url of [web, amp, cdnAmp]) if (url !== null) for (const key of keys(url)) map.set(key, number)
  if (web !== null && number % Math.max(1, Math.floor(MOST / LOOKUPS)) === 0) urls.push(web)
  number++
}
const source = sourceOf(readFileSync(path))
const part = await openPart(source)
const index = await openIndex([source])
/** The same few pages repeatedly: their buckets are verified and kept. Over all pages, each bucket is read and verified again. */
const few = urls.filter((_, i) => i % Math.ceil(urls.length / KEPT) === 0)
const again = Array.from({ length: LOOKUPS }, (_, i) => few[i % few.length] ?? '')
const some = urls.filter((_, i) => i % Math.ceil(urls.length / STORIES) === 0)

let missed = 0
const search = async (url: string) => {
  const found = await Promise.all(keys(url).map((key) => part.numbers(hashKey(key), new Round())))
  if (found.flat().length === 0) missed++
}
const story = async (url: string) => {
  const match = await index.find({ url })
  return match && index.story(match)
}
const measured = {
  keyAlone: await time(urls, (url) => keys(url)),
  keyAndMap: await time(urls, (url) => keys(url).map((key) => map.get(key))),
  keyAndSearch: await time(again, search),
  keyAndSearchOfAnyBucket: await time(urls, search),
  match: await time(some, (url) => index.find({ url })),
  story: await time(some, story),
}
if (missed > 0) throw new Error(`${missed} look-ups found nothing`)
writeResult('warm', 'microseconds a look-up in Node, the file in memory', {
  articles,
  keys: map.size,
  microseconds: measured,
  keyAndSearchP95: { measured: measured.keyAndSearch.p95, budget: 20 },
  timesMap: round(measured.keyAndSearch.p50 / measured.keyAndMap.p50),
})
