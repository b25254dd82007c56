/** Every record of the real corpora is in its index, and its story is its related coverage: whole, explained, of others. */
import { beforeAll, describe, expect, test } from 'vitest'
import { flattenRow } from '../../src/core/story/flatten-row.ts'
import type { Row } from '../../src/core/story/types.ts'
import { keys } from '../../src/core/url/keys.ts'
import { providerIdentity } from '../../src/core/url/provider.ts'
import {
  type Answer,
  addressOf,
  ampAddressesOf,
  askCorpus,
  type Corpus,
  corpora,
  type Entry,
  type RealRecord,
} from './corpus.ts'

const data = process.env.SECOND_SOURCE_DATA ?? ''
const DAY = 86_400_000
/** The corpus whose records name related coverage; the others' stories come from their texts alone. */
const WITH_LISTS = 'coronavirus'

const providerOf = (entry: Entry): string => providerIdentity(entry.provider?.domain ?? addressOf(entry))
const othersOf = (record: RealRecord): Entry[] =>
  record.related.filter((entry) => providerOf(entry) !== providerOf(record))
const keysOf = (entry: Entry): string[] => [entry.webUrl, entry.originalUrl].flatMap((url) => keys(url ?? ''))

/** Every row of an answer, folded ones included. */
const allRows = ({ rows }: Answer): Row[] => rows.flatMap(flattenRow)

/** At most 6 entries within 7 days: such a list is one story and is shown whole, whatever its texts say. */
function isKeptWhole(record: RealRecord): boolean {
  const times = [record, ...record.related].flatMap(({ publishedDateTime }) =>
    publishedDateTime === undefined ? [] : [new Date(publishedDateTime).getTime()],
  )
  return record.related.length <= 6 && Math.max(...times) - Math.min(...times) <= 7 * DAY
}

describe.each(corpora(data))('%s', (name) => {
  let corpus: Corpus
  beforeAll(() => {
    corpus = askCorpus(data, name)
  })
  const answerOf = (record: RealRecord) => corpus.answers.get(addressOf(record))
  /** The records for which a statement about their answer does not hold, of those that `concerned` picks (some, always). */
  const broken = (
    holds: (answer: Answer, record: RealRecord) => boolean,
    concerned: (record: RealRecord) => boolean,
  ) => {
    const asked = corpus.records.filter(concerned)
    expect(asked.length).toBeGreaterThan(0)
    return asked.filter((record) => {
      const answer = answerOf(record)
      return !answer || !holds(answer, record)
    })
  }
  const hasRows = (record: RealRecord) => (answerOf(record)?.rows.length ?? 0) > 0

  test('builds without leaving a record out, and verifies', () => {
    expect(corpus.built).toMatchObject({ status: 0, stderr: '' })
    const summary = JSON.parse(corpus.built.stdout)
    expect(summary).toMatchObject({ records: corpus.records.length, leftOut: {}, errors: 0 })
    expect(corpus.verified).toMatchObject({ status: 0, stderr: '' })
  })

  test('is known by the address of every record', () => {
    expect(
      broken(
        ({ match }) => match !== null,
        () => true,
      ),
    ).toEqual([])
  })

  test('is known by the AMP addresses of every record, as far as no other page claims them', () => {
    const pageOf = (record: RealRecord) => answerOf(record)?.article?.url ?? ''
    const claims = new Map<string, Set<string>>()
    for (const record of corpus.records)
      for (const key of ampAddressesOf(record).flatMap((url) => keys(url)))
        claims.set(key, (claims.get(key) ?? new Set()).add(pageOf(record)))
    const isClear = (url: string) => keys(url).every((key) => claims.get(key)?.size === 1)
    const asked = corpus.records.flatMap((record) =>
      ampAddressesOf(record)
        .filter(isClear)
        .map((url) => ({ url, own: pageOf(record), answer: corpus.answers.get(url) })),
    )
    expect(asked.length).toBeGreaterThan(0)
    // Where the address is another record's own (`path`, `id`), that one is right to answer.
    const wrong = asked.filter(
      ({ own, answer }) => !answer?.match || (answer.match.by === 'alias' && answer.article?.url !== own),
    )
    expect(wrong.map(({ url }) => url)).toEqual([])
  })

  test('says of every row why it is there', () => {
    // Records that are one page share its story: each one's list is its own list.
    const lists = new Map<string, Set<string>>()
    for (const record of corpus.records) {
      const page = answerOf(record)?.article?.url ?? ''
      lists.set(page, new Set([...(lists.get(page) ?? []), ...record.related.flatMap(keysOf)]))
    }
    const isListed = (page: string, url: string) => keys(url).some((key) => lists.get(page)?.has(key))
    const explained = (answer: Answer) =>
      allRows(answer).every(
        ({ url, why }) => why !== null && (why.by !== 'own' || isListed(answer.article?.url ?? '', url)),
      )
    expect(broken(explained, hasRows).map(({ file }) => file)).toEqual([])
  })

  test("never lists the page's own provider", () => {
    const ofOthers = (answer: Answer) => {
      const own = providerIdentity(answer.article?.provider.domain ?? '')
      return allRows(answer).every(({ provider }) => providerIdentity(provider.domain) !== own)
    }
    expect(broken(ofOthers, hasRows).map(({ file }) => file)).toEqual([])
  })

  test('gives no two articles one key unless they are one page', () => {
    const owners = new Map<string, Entry[]>()
    for (const entry of corpus.records.flatMap((record) => [record, ...record.related]))
      for (const key of keysOf(entry)) owners.set(key, [...(owners.get(key) ?? []), entry])
    const wrong = [...owners.values()].flatMap(([first, ...others]) =>
      others.flatMap((other) => (first && isOnePage(first, other) ? [] : [[first, other].map(nameOf)])),
    )
    expect(wrong).toEqual([])
  })

  if (name !== WITH_LISTS) return
  test('shows every entry of a list that is kept whole', () => {
    const isWhole = (answer: Answer, record: RealRecord) => {
      const shown = new Set(allRows(answer).flatMap(({ url }) => keys(url)))
      return othersOf(record).every((entry) => keysOf(entry).some((key) => shown.has(key)))
    }
    const concerned = (record: RealRecord) => othersOf(record).length > 0 && isKeptWhole(record)
    expect(broken(isWhole, concerned).map(({ file }) => file)).toEqual([])
  })
})

const nameOf = (entry: Entry | undefined): string => (entry ? `${addressOf(entry)} ${entry.title}` : '')

/**
 * As a person would tell, without the keys: one site, and the same path or the same long number or token in both. What a record
 * says of its provider does not count: in 47 of 8,984 real entries the address is another provider's.
 */
function isOnePage(a: Entry, b: Entry): boolean {
  if (providerIdentity(addressOf(a)) !== providerIdentity(addressOf(b))) return false
  const [one, two] = [pathOf(a), pathOf(b)]
  return one === two || idsOf(one).some((id) => idsOf(two).includes(id))
}

const pathOf = (entry: Entry): string => new URL(addressOf(entry)).pathname.toLowerCase().replace(/\/+$/, '')
/** Runs of 7 letters and digits or more with 3 digits among them, dates left out. */
const idsOf = (path: string): string[] =>
  (path.match(/[0-9a-z]{7,}/g) ?? []).filter(
    (run) => /(?:\d.*){3}/.test(run) && !/^(?:19|20)\d{6}$/.test(run),
  )
