import { describe, expect, it } from 'vitest'
import { TouchedTally } from '../story/touched-tally.ts'
import { WEIGHT } from '../text/byte-scale.ts'
import { heaviest, idf, norms, type QueryTerm, wordSimilarity } from '../text/similarity.ts'
import { IN_TITLE, splitText, termsOf } from '../text/terms-of.ts'
import { leastSimilarity, pageKind } from '../text/thresholds.ts'
import { GRAM_COUNTS } from '../text/title-grams.ts'
import { hashWord } from '../text/words.ts'
import { type Cost, madeUp, readerOf, readerOfMadeUp, wordOf } from './fixtures/made-up-terms.ts'
import { providerTag } from './layout.ts'
import { type NearOptions, type NearPage, near } from './near.ts'
import { type Candidate, type NearRanked, type NearText, rankNear, type View } from './near-ranking.ts'
import { writeTerms } from './write-section.ts'

const made = madeUp(100_000, 60_000)
const content = writeTerms(made.input)
const text = (words: readonly number[]): string => words.map(wordOf).join(' ')

type Kind = 'dated' | 'undated' | 'headline'

/** A page of an outlet that is in no index, about what article `like` is about. */
function pageLike(like: number, kind: Kind): NearPage {
  const title = [...made.title(like)].slice(0, 7)
  return {
    title: text(title),
    excerpt: kind === 'headline' ? '' : text([...made.excerpt(like), ...made.excerpt(like + 1)]),
    time: kind === 'dated' ? 1_600_000_000 + Math.floor((like * 86_400) / 1200) + 3600 : null,
    provider: 'elsewhere.example',
  }
}

/** Made-up articles have no texts beside their terms: no grams, no story. */
const textOf = (article: number): NearText => ({
  page: String(article),
  grams: new Uint16Array(),
  isDescribed: false,
  story: new Set(),
})
const ALL: NearOptions = {
  limit: 10,
  shownOnly: false,
  exclude: () => false,
  read: (_, article) => Promise.resolve(textOf(article)),
}

async function cold(page: NearPage): Promise<{ cost: Cost; first: number | undefined }> {
  const cost = { rounds: 0, bytes: 0 }
  const ranked = await near([readerOf(content, cost)], page, ALL)
  return { cost, first: ranked[0] && ranked[0].article / 3 }
}

const LIKE = [17, 20_000, 45_678, 70_001, 98_000]
const KINDS = ['dated', 'undated', 'headline'] as const

describe('a cold search in 100,000 articles', () => {
  it.each(LIKE)(
    'finds a dated page like article %d in 4 rounds and 400 KB; the texts of its answers are the fifth round',
    async (like) => {
      const { cost, first } = await cold(pageLike(like, 'dated'))
      expect(first).toBe(like)
      expect(cost.rounds).toBeLessThanOrEqual(4)
      expect(cost.bytes).toBeLessThanOrEqual(400 * 1024)
    },
  )

  it.each(LIKE)('finds an undated page like article %d in 768 KB', async (like) => {
    const { cost, first } = await cold(pageLike(like, 'undated'))
    expect(first).toBe(like)
    expect(cost.bytes).toBeLessThanOrEqual(768 * 1024)
  })

  it.each(LIKE)('finds a headline like that of article %d in 768 KB', async (like) => {
    const { cost, first } = await cold(pageLike(like, 'headline'))
    expect(first).toBe(like)
    expect(cost.bytes).toBeLessThanOrEqual(768 * 1024)
  })

  it('reads no more for words that most articles have', async () => {
    const page = {
      title: text([0, 1, 2, 3, 4, 5, 6, 7]),
      excerpt: text([8, 9, 10, 11, 12, 13]),
      time: null,
      provider: 'x',
    }
    const { cost } = await cold(page)
    expect(cost.bytes).toBeLessThanOrEqual(1024 * 1024)
    // The scores of those found are exact, though not every posting of such words was read.
    const ranked = await near([readerOf(content)], page, ALL)
    const scores = new Map(weighed(page).map(({ article, score }) => [article, score]))
    for (const { article, score } of ranked.slice(0, 10))
      expect(score).toBeCloseTo(scores.get(article) ?? 0, 4)
    expect(ranked.length).toBeGreaterThanOrEqual(10)
  })
})

describe('a search for what is shown', () => {
  it.each(KINDS)(
    'gives a %s page the rows that a search for all marks as shown, in no more bytes',
    async (kind) => {
      let rows = 0
      for (const like of LIKE) {
        const page = pageLike(like, kind)
        const [all, some] = [
          { rounds: 0, bytes: 0 },
          { rounds: 0, bytes: 0 },
        ]
        const ranked = await near([readerOf(content, all)], page, ALL)
        const answer = await near([readerOf(content, some)], page, { ...ALL, shownOnly: true })
        expect(answer).toEqual(ranked.filter(({ isShown }) => isShown))
        expect(some.bytes).toBeLessThanOrEqual(all.bytes)
        rows += answer.length
      }
      expect(rows).toBeGreaterThan(0)
    },
  )

  it.each(KINDS)('gives a %s page what weighing every article of the index gives', async (kind) => {
    let rows = 0
    for (const like of LIKE) {
      const page = pageLike(like, kind)
      const answer = await near([readerOf(content)], page, { ...ALL, shownOnly: true })
      const shown = weighed(page).filter(({ isShown }) => isShown)
      expect(answer.map(({ article }) => article)).toEqual(shown.map(({ article }) => article))
      rows += answer.length
    }
    expect(rows).toBeGreaterThan(0)
  })
})

const codesOf = new Map(Array.from(made.input.hashes, (hash, term) => [hash, made.input.codes(term)]))
const DAY = 86_400

/** All articles of the page's days, ranked: every posting of every term counted, every article weighed. */
function weighed(page: NearPage): NearRanked[] {
  const { article, time, provider, norm, titleWeight, bestNeighbour } = made.input
  const { locations } = termsOf(splitText(page.title, page.excerpt, [page.provider]))
  const terms = Array.from(locations, ([hash, bits]) => {
    const df = codesOf.get(hash)?.length || 1
    return { hash, locations: bits, idf: idf(article.length, df), name: 0 }
  })
  const isNear = (rank: number): boolean => {
    const seconds = time[rank] ?? Number.NaN
    return page.time === null || !(Math.abs(seconds - page.time) > 14 * DAY)
  }
  const competitors = Array.from(article.keys()).filter(isNear).length
  const headline = terms
    .filter((term) => term.locations & IN_TITLE)
    .map((term) => ({ ...term, locations: IN_TITLE }))
  const seen: QueryTerm[][] = page.excerpt === '' ? [terms] : [terms, headline]
  const views = seen.map((of, v): View => {
    const hasExcerpt = page.excerpt !== '' && v === 0
    const kind = pageKind(hasExcerpt, page.time)
    return { kind, hasExcerpt, norms: norms(of), least: leastSimilarity(kind, competitors) }
  })
  const lookedUp = new Set(heaviest(terms, 32).map(({ hash }) => hash))
  const tallies = seen.map((of) => {
    const tally = new TouchedTally(article.length)
    for (const term of of)
      if (lookedUp.has(term.hash))
        for (const code of codesOf.get(term.hash) ?? []) tally.add(code >>> 2, code & 3, term)
    return tally
  })
  const asInRow = (weight = 0): number => WEIGHT.unpack(WEIGHT.pack(weight))
  const tag = providerTag(hashWord(page.provider))
  const candidates = (tallies[0]?.touched ?? [])
    .filter((rank) => isNear(rank) && provider[rank] !== tag)
    .map((rank): Candidate => {
      const theirs = { norm: asInRow(norm[rank]), titleNames: 0, titleWeight: asInRow(titleWeight[rank]) }
      const seconds = time[rank] ?? Number.NaN
      return {
        part: 0,
        article: article[rank] ?? 0,
        time: Number.isNaN(seconds) ? null : seconds,
        bestNeighbour: asInRow(bestNeighbour[rank]),
        words: views.map(({ norms }, v) => {
          const tally = tallies[v]
          return tally ? wordSimilarity(tally, rank, norms, theirs) : 0
        }),
      }
    })
  return rankNear(
    candidates,
    candidates.map((one) => textOf(one.article)),
    { time: page.time, views, grams: new Uint16Array(), gramWeights: new Float64Array(GRAM_COUNTS) },
  )
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
    const ranked = await near([one, two], page, { ...ALL, limit: 20 })
    const of = (part: number) =>
      ranked.filter((row) => row.part === part && row.isShown).map(({ article, score }) => [article, score])
    expect(of(0)[0]?.[0]).toBe(300)
    expect(of(0)).toEqual(of(1))
  })

  it('leaves out what is excluded', async () => {
    const whole = madeUp(600)
    const page = { title: text(whole.title(100)), excerpt: '', time: null, provider: 'elsewhere.example' }
    const ranked = await near([readerOfMadeUp(whole)], page, {
      ...ALL,
      exclude: (_, article) => article === 300,
    })
    expect(ranked.length).toBeGreaterThan(0)
    expect(ranked.map(({ article }) => article)).not.toContain(300)
  })
})
