/** A look-up across sources. The indexes are real, their files answer when the test says so. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { buildBytes } from '../../core/index/fixtures/in-memory.ts'
import { madeArticle, madeRecords } from '../../core/index/fixtures/made-articles.ts'
import { memorySource } from '../../core/index/fixtures/memory-source.ts'
import { openIndex } from '../../core/index/reader.ts'
import type { SourceState } from '../types.ts'
import { reopen } from './ask-sources.ts'
import { lookUp } from './lookup.ts'
import type { OpenSource } from './open-sources.ts'

let sources: readonly OpenSource[] = []
vi.mock('./open-sources.ts', async (original) => ({
  ...(await original<object>()),
  openSources: async () => sources,
}))
vi.mock('../../platform/browser.ts', () => ({ browser: {} }))

const bytes = await buildBytes(madeRecords(60), { text: false })
const { states } = await openIndex([memorySource(bytes)])
const upkeep = { ensureBundled: async () => {}, noteDamage: async () => {} }
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
    state: state as SourceState, // what a look-up asks of it
    index: await openIndex([part, part], [states[0], states[0]]),
  }
}

/** Lets every read that waits go, until `answer` is there; gives how many there were. */
async function answered(answer: Promise<unknown>, held: (() => void)[]): Promise<number> {
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

it('asks every part of every source before any has answered, in each round', async () => {
  const held: Record<string, (() => void)[]> = { first: [], second: [], third: [] }
  sources = await Promise.all(Object.entries(held).map(([id, waiting]) => source(id, waiting)))
  const answer = lookUp(page, upkeep)
  for (const _round of ['keys', 'blocks']) {
    for (let turn = 0; turn < 3; turn++) await nextTurn()
    // Two parts each, which may want more than one read.
    for (const waiting of Object.values(held)) expect(waiting.length).toBeGreaterThanOrEqual(2)
    for (const go of Object.values(held).flatMap((waiting) => waiting.splice(0))) go()
  }
  const { groups } = await answer
  expect(groups[0]?.story.article.title).toBe(madeArticle(40).title)
})

it('shares what look-ups read that run at once', async () => {
  const held: (() => void)[] = []
  const anew = async () => {
    sources = [await source('one', held)]
  }
  await anew()
  const alone = await answered(lookUp(page, upkeep), held)
  await anew()
  expect(await answered(Promise.all([lookUp(page, upkeep), lookUp(page, upkeep)]), held)).toBe(alone)
})

it('does not answer from a source that changed while another look-up was running', async () => {
  const held: (() => void)[] = []
  sources = [await source('before', held)]
  const early = lookUp(page, upkeep)
  sources = [await source('after', held)]
  reopen()
  const late = lookUp(page, upkeep)
  await answered(Promise.all([early, late]), held)
  const namesOf = async (answer: typeof late) => (await answer).groups.map((group) => group.source.name)
  expect([await namesOf(early), await namesOf(late)]).toEqual([['before'], ['after']])
})
