/** A look-up across sources. The indexes are real; the test decides when a read of their files ends. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { buildBytes } from '../../core/index/fixtures/in-memory.ts'
import { madeArticle, madeRecords } from '../../core/index/fixtures/made-articles.ts'
import { memorySource } from '../../core/index/fixtures/memory-source.ts'
import { openIndex } from '../../core/index/reader.ts'
import type { SourceState } from '../types.ts'
import { lookUp } from './lookup.ts'
import type { OpenSource } from './open-sources.ts'
import { reopen } from './query-sources.ts'

let sources: readonly OpenSource[] = []
vi.mock('./open-sources.ts', async (original) => ({
  ...(await original<object>()),
  openSources: async () => sources,
}))
vi.mock('../../platform/browser.ts', () => ({ browser: {} }))

const bytes = await buildBytes(madeRecords(60), { text: false })
const { states } = await openIndex([memorySource(bytes)])
const repairs = { ensureBundled: async () => {}, noteDamage: async () => {} }
const page = { url: madeArticle(40).urls.web ?? '' }

/** A source of two parts; its reads wait in `held`. */
async function source(id: string, held: (() => void)[]): Promise<OpenSource> {
  const whole = memorySource(bytes)
  const part = {
    size: whole.size,
    async read(offset: number, length: number) {
      await new Promise<void>((go) => held.push(go))
      return whole.read(offset, length)
    },
  }
  const state: Partial<SourceState> = { id, kind: 'file', name: id, error: null }
  return {
    state: state as SourceState, // the fields that a look-up uses
    index: await openIndex([part, part], [states[0], states[0]]),
  }
}

/** Lets all waiting reads end until `answer` settles; returns their number. */
async function countReads(answer: Promise<unknown>, held: (() => void)[]): Promise<number> {
  let reads = 0
  let running = true
  answer.finally(() => {
    running = false
  })
  while (running) {
    reads += held.length
    for (const go of held.splice(0)) go()
    await nextTurn()
  }
  return reads
}

it('each round of reads starts in every part of every source before any read has ended', async () => {
  const held: Record<string, (() => void)[]> = { first: [], second: [], third: [] }
  sources = await Promise.all(Object.entries(held).map(([id, waiting]) => source(id, waiting)))
  const answer = lookUp(page, repairs)
  for (const _round of ['keys', 'blocks']) {
    for (let turn = 0; turn < 3; turn++) await nextTurn()
    // Two parts each, which may need several reads.
    for (const waiting of Object.values(held)) expect(waiting.length).toBeGreaterThanOrEqual(2)
    for (const go of Object.values(held).flatMap((waiting) => waiting.splice(0))) go()
  }
  const { groups } = await answer
  expect(groups[0]?.story.article.title).toBe(madeArticle(40).title)
})

it('two look-ups in parallel read no more than one', async () => {
  const held: (() => void)[] = []
  const openAgain = async () => {
    sources = [await source('one', held)]
  }
  await openAgain()
  const alone = await countReads(lookUp(page, repairs), held)
  await openAgain()
  expect(await countReads(Promise.all([lookUp(page, repairs), lookUp(page, repairs)]), held)).toBe(alone)
})

it('a look-up that starts after a source changed does not use the sources of one that is running', async () => {
  const held: (() => void)[] = []
  sources = [await source('before', held)]
  const early = lookUp(page, repairs)
  sources = [await source('after', held)]
  reopen()
  const late = lookUp(page, repairs)
  await countReads(Promise.all([early, late]), held)
  const namesOf = async (answer: typeof late) => (await answer).groups.map((group) => group.source.name)
  expect([await namesOf(early), await namesOf(late)]).toEqual([['before'], ['after']])
})
