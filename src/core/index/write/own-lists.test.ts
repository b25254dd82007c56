import { describe, expect, it } from 'vitest'
import { parseRecord } from '../../article/record.ts'
import { buildBytes } from '../fixtures/in-memory.ts'
import { memorySource } from '../fixtures/memory-source.ts'
import { openIndex } from '../reader.ts'

type Entry = Readonly<Record<string, unknown>>

const entry = (name: string, time: string, over: Entry = {}): Entry => ({
  title: `Report of ${name}`,
  webUrl: `https://${name}.example/report`,
  publishedDateTime: time,
  provider: { name: `The ${name}`, domain: `${name}.example` },
  ...over,
})

/** Addresses of the rows of a page's story. */
async function storyOf(records: readonly Entry[], url: unknown): Promise<string[]> {
  const parsed = records.flatMap((record) => parseRecord(record).record ?? [])
  const index = await openIndex([memorySource(await buildBytes(parsed, { text: false }))])
  const match = await index.find({ url: String(url) })
  const story = match && (await index.story(match))
  return (story?.rows ?? []).map((row) => row.url).sort()
}

const page = entry('page', '2026-11-20T12:00:00Z')
const mention = (over: Entry = {}): Entry => ({
  title: 'Report of north',
  publishedDateTime: '2026-11-20T09:00:00Z',
  provider: { name: 'The north', domain: 'north.example' },
  ...over,
})
const north = entry('north', '2026-11-20T09:00:00Z')

describe('a related entry without an address', () => {
  it.each([
    ['by domain', mention()],
    ['by name alone', mention({ provider: 'The North' })],
    ['without a time', mention({ publishedDateTime: undefined })],
    ['with another case and spacing', mention({ title: ' report  of NORTH ' })],
  ])('is found among the articles %s', async (_, related) => {
    expect(await storyOf([{ ...page, related: [related] }, north], page.webUrl)).toEqual([north.webUrl])
  })

  it.each([
    ['another outlet', mention({ provider: { name: 'The south', domain: 'south.example' } })],
    ['another title', mention({ title: 'Report of the north' })],
    ['another day', mention({ publishedDateTime: '2026-11-17T09:00:00Z' })],
  ])('is not taken for an article of %s', async (_, related) => {
    expect(await storyOf([{ ...page, related: [related] }, north], page.webUrl)).toEqual([])
  })

  it('means the nearest in time of several', async () => {
    const earlier = {
      ...north,
      webUrl: 'https://north.example/early',
      publishedDateTime: '2026-11-19T20:00:00Z',
    }
    const records = [{ ...page, related: [mention()] }, earlier, north]
    expect(await storyOf(records, page.webUrl)).toEqual([north.webUrl])
  })

  it('means none of two that fit as well', async () => {
    const twin = { ...north, webUrl: 'https://north.example/twin' }
    expect(await storyOf([{ ...page, related: [mention()] }, north, twin], page.webUrl)).toEqual([])
  })
})

describe('a short list', () => {
  it('is kept whole by the times it states, though one of its pages was published again later', async () => {
    const again = { ...north, publishedDateTime: '2027-11-20T09:00:00Z', excerpt: 'Again.', quality: 5 }
    expect(await storyOf([{ ...page, related: [north] }, again], page.webUrl)).toEqual([north.webUrl])
  })

  it('is kept whole for each record of a page that has several', async () => {
    const of = (from: number) =>
      Array.from({ length: 5 }, (_, n) => entry(`outlet-${from + n}`, `${from + 2020}-11-20T12:00:00Z`))
    const first = { ...page, publishedDateTime: '2020-11-20T12:00:00Z', related: of(0) }
    const second = { ...page, publishedDateTime: '2026-11-20T12:00:00Z', related: of(6) }
    expect(await storyOf([first, second], page.webUrl)).toHaveLength(10)
  })
})
