import { describe, expect, it } from 'vitest'
import { TouchedTally } from '../story/touched-tally.ts'
import { heaviest, idf, likeness, norms, timeFactor } from '../text/similarity.ts'
import { describe as describeText, splitText } from '../text/terms-of.ts'
import { leastLikeness, pageKind } from '../text/thresholds.ts'
import { packWeight, unpackWeight } from '../text/weight-byte.ts'
import { hashWord } from '../text/words.ts'
import { type Cost, madeUp, readerOf, readerOfMadeUp, wordOf } from './fixtures/made-up-terms.ts'
import { providerTag } from './layout.ts'
import type { NearPage } from './near.ts'
import { near, shownLimit } from './near.ts'
import { writeTerms } from './write-section.ts'

const made = madeUp(100_000, 60_000)
const content = writeTerms(made.input)
const text = (words: readonly number[]): string => words.map(wordOf).join(' ')

/** A page that an outlet of no index wrote about what article `like` is about. */
function pageLike(like: number, kind: 'dated' | 'undated' | 'titleOnly'): NearPage {
  const title = [...made.title(like)].slice(0, 7)
  return {
    title: text(title),
    excerpt: kind === 'titleOnly' ? '' : text([...made.excerpt(like), ...made.excerpt(like + 1)]),
    time: kind === 'dated' ? 1_600_000_000 + Math.floor((like * 86_400) / 1200) + 3600 : null,
    provider: 'elsewhere.example',
  }
}

const none = { limit: 10, shownOnly: false, exclude: () => false }

async function cold(page: NearPage): Promise<{ cost: Cost; first: number | undefined }> {
  const cost = { rounds: 0, bytes: 0 }
  const { ranked } = await near([readerOf(content, cost)], page, none)
  return { cost, first: ranked[0] && ranked[0].article / 3 }
}

const places = [17, 20_000, 45_678, 70_001, 98_000]

describe('a cold search in 100,000 articles', () => {
  it.each(places)(
    'finds a dated page like article %d in 4 rounds and 384 KB: the texts of its answers are the fifth',
    async (like) => {
      const { cost, first } = await cold(pageLike(like, 'dated'))
      expect(first).toBe(like)
      expect(cost.rounds).toBeLessThanOrEqual(4)
      expect(cost.bytes).toBeLessThanOrEqual(384 * 1024)
    },
  )

  it.each(places)('finds an undated page like article %d in 768 KB', async (like) => {
    const { cost, first } = await cold(pageLike(like, 'undated'))
    expect(first).toBe(like)
    expect(cost.bytes).toBeLessThanOrEqual(768 * 1024)
  })

  it.each(places)('finds a title alone like that of article %d in 768 KB', async (like) => {
    const { cost, first } = await cold(pageLike(like, 'titleOnly'))
    expect(first).toBe(like)
    expect(cost.bytes).toBeLessThanOrEqual(768 * 1024)
  })

  it('reads no more than that for words which most articles have', async () => {
    const page = {
      title: text([0, 1, 2, 3, 4, 5, 6, 7]),
      excerpt: text([8, 9, 10, 11, 12, 13]),
      time: null,
      provider: 'x',
    }
    const { cost } = await cold(page)
    expect(cost.bytes).toBeLessThanOrEqual(1024 * 1024)
    // As alike as they are said to be, though not all that such words lead to was read.
    const { ranked } = await near([readerOf(content)], page, none)
    const likeness = new Map((await weighed(page)).map(({ article, score }) => [article, score]))
    for (const { article, score } of ranked.slice(0, shownLimit))
      expect(score).toBeCloseTo(likeness.get(article) ?? 0, 4)
    expect(ranked.length).toBeGreaterThanOrEqual(shownLimit)
  })
})

describe('a search for what is shown', () => {
  it.each(['dated', 'undated', 'titleOnly'] as const)(
    'gives a %s page the rows that a search for all gives as shown, in no more bytes',
    async (kind) => {
      let rows = 0
      for (const like of places) {
        const page = pageLike(like, kind)
        const [all, some] = [
          { rounds: 0, bytes: 0 },
          { rounds: 0, bytes: 0 },
        ]
        const { ranked, least } = await near([readerOf(content, all)], page, none)
        const answer = await near([readerOf(content, some)], page, { ...none, shownOnly: true })
        const shown = ranked.filter(({ score }) => score >= least).slice(0, shownLimit)
        expect({ ...answer, ranked: answer.ranked.slice(0, shownLimit) }).toEqual({ ranked: shown, least })
        expect(some.bytes).toBeLessThanOrEqual(all.bytes)
        rows += shown.length
      }
      expect(rows).toBeGreaterThan(0)
    },
  )

  it.each(['dated', 'undated', 'titleOnly'] as const)(
    'gives a %s page what weighing every article of the index gives',
    async (kind) => {
      let rows = 0
      for (const like of places) {
        const page = pageLike(like, kind)
        const { ranked } = await near([readerOf(content)], page, { ...none, shownOnly: true })
        const shown = ranked.slice(0, shownLimit).map(({ article }) => article)
        expect(shown).toEqual(await weighedShown(page))
        rows += shown.length
      }
      expect(rows).toBeGreaterThan(0)
    },
  )
})

const codesOf = new Map(Array.from(made.input.hashes, (hash, term) => [hash, made.input.codes(term)]))

/** All articles of the page's days, likest first: every posting of every term counted, every article weighed. */
async function weighed(page: NearPage): Promise<{ article: number; score: number }[]> {
  const { article, time, provider, norm, titleWeight } = made.input
  const terms = Array.from(
    describeText(splitText(page.title, page.excerpt, [page.provider])).places,
    (one) => {
      const [hash, inPage] = one
      return { hash, places: inPage, idf: idf(article.length, codesOf.get(hash)?.length || 1), name: 0 }
    },
  )
  const tally = new TouchedTally(article.length)
  for (const term of heaviest(terms, 32))
    for (const code of codesOf.get(term.hash) ?? []) tally.add(code >>> 2, code & 3, term)
  const mine = norms(terms)
  const asInRow = (weight = 0): number => unpackWeight(packWeight(weight))
  const window = (await readerOf(content).open()).window(page.time, 14 * 86_400)
  const tag = providerTag(hashWord(page.provider))
  return tally.touched
    .filter((i) => window.has(i) && provider[i] !== tag)
    .map((i) => {
      const theirs = { norm: asInRow(norm[i]), titleNames: 0, titleWeight: asInRow(titleWeight[i]) }
      const seconds = Number.isNaN(time[i]) ? null : (time[i] ?? null)
      return {
        article: article[i] ?? 0,
        score: likeness(tally, i, mine, theirs) * timeFactor(page.time, seconds),
      }
    })
    .sort((a, b) => b.score - a.score || a.article - b.article)
}

/** Those of them that are sure enough to show. */
async function weighedShown(page: NearPage): Promise<number[]> {
  const window = (await readerOf(content).open()).window(page.time, 14 * 86_400)
  const least = leastLikeness(pageKind(page.excerpt !== '', page.time), window.slots)
  const sure = (await weighed(page)).filter(({ score }) => score >= least)
  return sure.slice(0, shownLimit).map(({ article }) => article)
}

describe('a search in several parts', () => {
  it('gives the same article the same score in either', async () => {
    const whole = madeUp(600)
    const page: NearPage = {
      title: text(whole.title(100)),
      excerpt: text(whole.excerpt(100)),
      time: null,
      provider: 'elsewhere.example',
    }
    const [one, two] = [readerOfMadeUp(whole), readerOfMadeUp(madeUp(600))]
    const { ranked } = await near([one, two], page, { ...none, limit: 20 })
    const of = (part: number) =>
      ranked.filter((row) => row.part === part).map(({ article, score }) => [article, score])
    expect(of(0)[0]?.[0]).toBe(300)
    expect(of(0)).toEqual(of(1))
  })

  it('leaves out what it is told to, and the page’s own provider', async () => {
    const whole = madeUp(600)
    const page = { title: text(whole.title(100)), excerpt: '', time: null, provider: 'elsewhere.example' }
    const { ranked } = await near([readerOfMadeUp(whole)], page, {
      ...none,
      exclude: (_, article) => article === 300,
    })
    expect(ranked.map(({ article }) => article)).not.toContain(300)
  })
})
