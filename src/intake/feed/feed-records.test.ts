import { describe, expect, it } from 'vitest'
import type { Feed, FeedItem } from './feed.ts'
import { feedRecords } from './feed-records.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z') / 1000
const ADDRESS = 'https://feeds.harbour.example/all/rss.xml'
const GAZETTE = { name: 'The Harbour Gazette', domains: ['harbour.example', 'gazette.example'] }
const ITEM: FeedItem = {
  title: 'A title',
  excerpt: '',
  link: 'https://www.harbour.example/1',
  dates: [],
  bases: [],
  topics: [],
  image: undefined,
  video: false,
  language: undefined,
  authors: [],
  source: undefined,
}
const records = (...items: Partial<FeedItem>[]) => feedRecords(feedOf(...items), GAZETTE, ADDRESS, NOW)
const feedOf = (...items: Partial<FeedItem>[]): Feed => ({
  title: 'Gazette',
  home: undefined,
  refreshSeconds: null,
  items: items.map((item) => ({ ...ITEM, ...item })),
})

describe('records of a feed', () => {
  it('carry the outlet, no score and no date that is not known', () => {
    expect(
      records(
        { dates: ['yesterday', 'Tue, 24 Nov 2026 10:00:00 GMT'] },
        { link: 'https://gazette.example/2' },
      ),
    ).toEqual([
      {
        title: 'A title',
        excerpt: '',
        publishedDateTime: '2026-11-24T10:00:00Z',
        webUrl: 'https://www.harbour.example/1',
        type: 'article',
        provider: { name: 'The Harbour Gazette', domain: 'harbour.example' },
        topics: [],
        images: [],
      },
      {
        title: 'A title',
        excerpt: '',
        webUrl: 'https://gazette.example/2',
        type: 'article',
        provider: { name: 'The Harbour Gazette', domain: 'gazette.example' },
        topics: [],
        images: [],
      },
    ])
  })

  it('resolve relative links against the base, else against the feed', () => {
    const links = records(
      { link: 'b', bases: ['https://harbour.example/', 'news/'] },
      { link: '/c' },
      { link: 'd', bases: ['../x/'] },
    )
    expect(links.map(({ webUrl }) => webUrl)).toEqual([
      'https://harbour.example/news/b',
      'https://feeds.harbour.example/c',
      'https://feeds.harbour.example/x/d',
    ])
  })

  it('leave out what has no words or no public http(s) address', () => {
    expect(
      records(
        { title: '' },
        { link: undefined },
        { link: 'javascript:alert(1)' },
        { link: 'data:text/html,x' },
        { link: 'https://user:secret@harbour.example/' },
        { link: 'https://' },
        { link: 'http://192.168.1.1/story' },
        { link: 'http://localhost/story' },
        { link: `https://harbour.example/${'a'.repeat(3000)}` },
      ),
    ).toEqual([])
  })

  it('count the same address once, and items with the same title each', () => {
    expect(records({}, {}, { link: 'https://harbour.example/2' })).toHaveLength(2)
  })

  it('without a title are named by the first words of their text', () => {
    const [record] = records({ title: '', excerpt: `The ferry is back. ${'It sails again. '.repeat(20)}` })
    expect(record?.title).toMatch(/^The ferry is back\. .{50,}…$/)
  })

  it('resolve links that begin with a host, or hide the page behind an asterisk', () => {
    const links = records(
      { link: 'harbour.example/1/' },
      { link: 'www.other.example/2' },
      { link: 'https://go.harbour.example/rss/*https://www.harbour.example/3?a=1&amp;b=2' },
    )
    expect(links.map(({ webUrl }) => webUrl)).toEqual([
      'https://harbour.example/1/',
      'https://www.other.example/2',
      'https://www.harbour.example/3?a=1&b=2',
    ])
    expect(links[2]?.originalUrl).toBe(
      'https://go.harbour.example/rss/*https://www.harbour.example/3?a=1&b=2',
    )
  })

  it('carry language and authors, and pictures of the public web only', () => {
    const [record] = records({ language: 'en_GB', authors: ['Ada Byron'], image: 'http://10.0.0.1/a.jpg' })
    expect(record).toMatchObject({ language: 'en-GB', authors: ['Ada Byron'], images: [] })
  })

  it('are bounded in every value', () => {
    const long = 'x'.repeat(5000)
    const [record] = records({
      title: long,
      topics: Array.from({ length: 100 }, (_, n) => `${n}${long}`),
      authors: Array.from({ length: 100 }, (_, n) => `${n}${long}`),
      image: `https://harbour.example/${long}`,
      language: long,
    })
    expect(JSON.stringify(record).length).toBeLessThan(8000)
    expect(record?.images).toEqual([])
  })

  it("give an aggregator's items to the outlets they lie at", () => {
    const [record] = records({ link: 'https://news.other.example/story' })
    expect(record?.provider).toEqual({ name: 'other.example', domain: 'other.example' })
  })

  it('keep the outlet when the link leads through a feed service', () => {
    const [record] = records({ link: 'https://feeds.feedburner.com/~r/gazette/1' })
    expect(record?.provider).toEqual({ name: 'The Harbour Gazette', domain: 'harbour.example' })
  })

  it('hold an excerpt, never a whole text', () => {
    expect(records({ excerpt: 'word '.repeat(1000) })[0]?.excerpt.length).toBeLessThanOrEqual(300)
  })
})
