import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IndexError } from '../bytes/index-error.ts'
import { GRAM_COUNTS } from '../text/title-grams.ts'
import { madeUp, readerOf, readerOfMadeUp } from './fixtures/made-up-terms.ts'
import { CHUNK_LIMIT, CHUNK_POSTINGS } from './layout.ts'
import type { TermReader } from './read-section.ts'
import { verifyTerms } from './verify-section.ts'
import { Window } from './window.ts'
import { type TermsInput, writeTerms } from './write-section.ts'

const small = madeUp(700)

/** A section of one word that `df` articles hold, `gap` ranks apart, among words of one article each. */
function oneWord(df: number, gap = 1): TermsInput {
  const articles = df * gap + 1
  const codes = Uint32Array.from({ length: df }, (_, i) => i * gap * 4 + 1 + (i % 3))
  const column = () => new Float32Array(articles).fill(1)
  return {
    article: Uint32Array.from({ length: articles }, (_, i) => i),
    time: Float64Array.from({ length: articles }, (_, i) => i * 60),
    dated: articles,
    provider: new Uint16Array(articles),
    norm: column(),
    titleNames: column(),
    titleWeight: column(),
    bestNeighbour: column(),
    grams: new Float64Array(GRAM_COUNTS),
    hashes: Uint32Array.of(7, 0x8000_0000, 0xffff_ffff),
    names: Uint8Array.of(255, 51, 0),
    codes: (term) => (term === 1 ? codes : Uint32Array.of(articles * 4 - 2)),
  }
}

async function postings(reader: TermReader, hash: number, ranges?: Window['ranges']): Promise<number[]> {
  const { lists, head } = await reader.open()
  const [entry] = await reader.entries([hash])
  if (!entry) return []
  const window = new Window(ranges ?? [{ from: 0, to: head.articles }], head.articles)
  const codes = [...window.slotted(entry.inline ?? new Uint32Array())]
  for (const span of await lists.spans(entry, window, 4096))
    codes.push(...lists.codes(span, await lists.read(span), window))
  return codes.map((code) => window.rankOf(code >>> 2) * 4 + (code & 3))
}

describe('the terms section', () => {
  it('gives back every posting of every term', async () => {
    const reader = readerOfMadeUp(small)
    for (const [term, hash] of small.input.hashes.entries())
      expect(await postings(reader, hash)).toEqual([...small.input.codes(term)])
  })

  it.each([
    1,
    4,
    5,
    CHUNK_POSTINGS,
    CHUNK_POSTINGS + 1,
    CHUNK_POSTINGS * CHUNK_LIMIT,
    CHUNK_POSTINGS * CHUNK_LIMIT + 1,
  ])('keeps a list of %d postings, whole and by any window', async (df) => {
    const input = oneWord(df, 3)
    const reader = readerOf(writeTerms(input))
    const all = [...input.codes(1)]
    expect(await postings(reader, 0x8000_0000)).toEqual(all)
    const articles = input.article.length
    const middle = Math.floor(articles / 2)
    const ranges = [
      { from: middle - 2, to: middle + 2 },
      { from: middle + 3, to: middle + 5 },
      { from: articles - 9, to: articles },
    ].map(({ from, to }) => ({ from: Math.max(0, from), to }))
    const inside = (code: number) => ranges.some(({ from, to }) => code >>> 2 >= from && code >>> 2 < to)
    expect(await postings(reader, 0x8000_0000, ranges)).toEqual(all.filter(inside))
  })

  it('knows how much of a name a term is, and none that is not there', async () => {
    const reader = readerOf(writeTerms(oneWord(9)))
    const found = await reader.entries([7, 0x8000_0000, 0xffff_ffff, 8])
    expect(found.map((entry) => entry?.name ?? null)).toEqual([1, 0.2, 0, null])
    expect(found.map((entry) => entry?.df ?? null)).toEqual([1, 9, 1, null])
  })

  it('gives rows by rank: article, time to the minute, provider, norms', async () => {
    const { input } = small
    const open = await readerOfMadeUp(small).open()
    const rows = await open.rows(Array.from(input.article.keys()))
    expect(rows.map(({ article }) => article)).toEqual([...input.article])
    expect(rows.map(({ provider }) => provider)).toEqual([...input.provider])
    for (const [rank, row] of rows.entries()) {
      if (rank < input.dated) expect((input.time[rank] ?? 0) - (row.time ?? 0)).toBeLessThan(60)
      else expect(row.time).toBe(null)
      expect(row.norm / (input.norm[rank] ?? 1)).toBeCloseTo(1, 1)
      expect(Math.abs(row.bestNeighbour - (input.bestNeighbour[rank] ?? 0))).toBeLessThan(0.02)
    }
  })

  it('gives how many articles have each gram, within 4 %', async () => {
    const { input } = small
    const counts = await (await readerOfMadeUp(small).open()).grams()
    expect(counts).toHaveLength(GRAM_COUNTS)
    for (const [gram, count] of counts.entries())
      expect(Math.abs(count - (input.grams[gram] ?? 0))).toBeLessThanOrEqual(0.04 * count)
  })

  it('finds the ranks of a window: none within is missed, the undated are always there', async () => {
    const { input } = small
    const open = await readerOfMadeUp(small).open()
    for (const time of [input.time[0] ?? 0, input.time[350] ?? 0, (input.time[600] ?? 0) + 30, 0, 9e9]) {
      const window = open.window(time, 3600)
      for (let rank = 0; rank < 700; rank++)
        if (rank >= input.dated || Math.abs((input.time[rank] ?? 0) - time) <= 3600)
          expect(
            [...window.slotted(Uint32Array.of(rank * 4 + 3))].map((code) => window.rankOf(code >>> 2)),
          ).toEqual([rank])
      const codes = Uint32Array.from({ length: window.slots }, (_, slot) => window.rankOf(slot) * 4)
      expect([...window.slotted(codes)]).toEqual(Array.from(codes, (_, slot) => slot * 4))
    }
    expect(open.window(null, 3600).isAll).toBe(true)
  })

  it('is the same bytes for the same articles', () => {
    expect(writeTerms(madeUp(700).input).content).toEqual(writeTerms(small.input).content)
  })

  it('keeps times apart by nine thousand years, and article numbers up to 32 bits', async () => {
    const input = {
      ...oneWord(2),
      article: Uint32Array.of(5, 0xffff_ffff, 70_000),
      time: Float64Array.of(-3.06e10, 0, 2.534e11),
    }
    const open = await readerOf(writeTerms(input)).open()
    const rows = await open.rows([0, 1, 2])
    expect(rows.map(({ article }) => article)).toEqual([5, 0xffff_ffff, 70_000])
    expect(open.head.timeStep).toBeLessThan(120)
    for (const [i, { time }] of rows.entries()) {
      const late = (input.time[i] ?? 0) - (time ?? 0)
      expect(late).toBeGreaterThanOrEqual(0)
      expect(late).toBeLessThan(open.head.timeStep)
    }
  })

  it('takes no page beyond its size, and fills them', () => {
    const { content, buckets, payload } = writeTerms(madeUp(20_000).input)
    expect(payload).toBeLessThanOrEqual(2044)
    const used = content.subarray(0, buckets * payload).filter((byte) => byte !== 0).length
    expect(used / (buckets * payload)).toBeGreaterThan(0.6)
  })
})

describe('a damaged terms section whose checksums are right', () => {
  const tiny = writeTerms(madeUp(300).input)
  const spoil = (content: Uint8Array) => verifyTerms(readerOf({ ...tiny, content }), 300)

  it('is an IndexError or reads to its end: never another error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(tiny.content.length - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 8,
        }),
        async (changes) => {
          const content = tiny.content.slice()
          for (const [at, byte] of changes) content[at] = byte
          await spoil(content).catch((error: unknown) => expect(error).toBeInstanceOf(IndexError))
        },
      ),
      { numRuns: 60, seed: 5 },
    )
  })

  it('is an IndexError when it is cut short or longer than its counts', async () => {
    for (const length of [0, 1, tiny.buckets * tiny.payload, tiny.content.length - 1])
      await expect(spoil(tiny.content.subarray(0, length))).rejects.toBeInstanceOf(IndexError)
    const longer = new Uint8Array(tiny.content.length + 1)
    longer.set(tiny.content)
    await expect(spoil(longer)).rejects.toBeInstanceOf(IndexError)
  })

  it('is an IndexError when its head claims more than there is', async () => {
    const head = tiny.buckets * tiny.payload
    for (const at of [0, 4, 8, 12, 24, 28, 29]) {
      const content = tiny.content.slice()
      content.fill(0xff, head + at, head + at + (at < 28 ? 4 : 1))
      await expect(spoil(content)).rejects.toBeInstanceOf(IndexError)
    }
  })
})
