import { expect, it } from 'vitest'
import { buildBytes } from '../index/fixtures/in-memory.ts'
import { madeArticle, madeRecords } from '../index/fixtures/made-articles.ts'
import { memorySource } from '../index/fixtures/memory-source.ts'
import { verifyIndex } from '../index/verify.ts'
import { hashWord } from '../text/words.ts'
import { uncrowded } from './uncrowded.ts'

/** Words whose hashes are among the first of 2^14 parts: found as fast as anybody can. */
function crowd(count: number): string[] {
  const found: string[] = []
  for (let n = 0; found.length < count; n++) {
    const word = `x${n.toString(36)}q`
    if (hashWord(word) < 2 ** 18) found.push(word)
  }
  return found
}

it('words that nobody chose all stay', () => {
  const hashes = Uint32Array.from({ length: 50_000 }, (_, n) => hashWord(`word${n}`)).sort()
  expect(uncrowded(hashes)).toHaveLength(hashes.length)
  expect(uncrowded(new Uint32Array(0))).toHaveLength(0)
})

it('of words with neighbouring hashes the first of their part stay, and all others', () => {
  const near = Uint32Array.from({ length: 400 }, (_, n) => 2 ** 31 + n)
  const far = Uint32Array.from({ length: 10 }, (_, n) => n * 1000)
  const kept = uncrowded(Uint32Array.from([...far, ...near]))
  expect([...kept]).toEqual(Array.from({ length: 10 + 44 }, (_, n) => n))
})

it('a few texts made of such words do not blow up an index', async () => {
  const words = crowd(400)
  const hostile = Array.from({ length: 10 }, (_, n) => ({
    article: { ...madeArticle(3 * n), title: words.slice(n * 40, n * 40 + 40).join(' '), excerpt: '' },
    related: [],
  }))
  const bytes = await buildBytes([...madeRecords(30), ...hostile])
  expect(bytes.length).toBeLessThan(100_000)
  await verifyIndex(memorySource(bytes))
})
