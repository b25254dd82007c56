import { describe, expect, it } from 'vitest'
import { feedRecords, outletOf } from './feed-records.ts'
import type { Feed, FeedItem } from './parse-feed.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z') / 1000
const ADDRESS = 'https://feeds.harbour.example/all/rss.xml'
const GAZETTE = { name: 'The Harbour Gazette', domains: ['harbour.example', 'gazette.example'] }
const ITEM: FeedItem = {
  title: 'A title',
  excerpt: '',
  link: 'https://www.harbour.example/1',
  date: undefined,
  base: undefined,
  topics: [],
  image: undefined,
  video: false,
}
const records = (...items: Partial<FeedItem>[]) => feedRecords(feedOf(...items), GAZETTE, ADDRESS, NOW)
const feedOf = (...items: Partial<FeedItem>[]): Feed => ({
  title: 'Gazette',
  home: undefined,
  items: items.map((item) => ({ ...ITEM, ...item })),
})

describe('records of a feed', () => {
  it('carry the outlet, no score and no date that is not known', () => {
    expect(records({ date: 'Tue, 24 Nov 2026 10:00:00 GMT' }, { link: 'https://gazette.example/2' })).toEqual(
      [
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
      ],
    )
  })

  it('resolve relative links against the base, else against the feed', () => {
    const links = records(
      { link: 'b', base: 'https://harbour.example/news/' },
      { link: '/c' },
      { link: 'd', base: '../x/' },
    )
    expect(links.map(({ webUrl }) => webUrl)).toEqual([
      'https://harbour.example/news/b',
      'https://feeds.harbour.example/c',
      'https://feeds.harbour.example/x/d',
    ])
  })

  it('leave out what has no title or no http(s) address', () => {
    expect(
      records(
        { title: '' },
        { link: undefined },
        { link: 'javascript:alert(1)' },
        { link: 'data:text/html,x' },
        { link: 'https://user:secret@harbour.example/' },
        { link: 'https://' },
      ),
    ).toEqual([])
  })

  it('count the same address once, and items with the same title each', () => {
    expect(records({}, {}, { link: 'https://harbour.example/2' })).toHaveLength(2)
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

describe('the outlet of a feed that was added by its address', () => {
  it('is named by its title and its home page', () => {
    const feed = { ...feedOf(), title: 'Harbour Gazette - World', home: 'https://www.harbour.co.uk/world' }
    expect(outletOf(feed, ADDRESS)).toEqual({ name: 'Harbour Gazette', domains: ['harbour.co.uk'] })
  })

  it('is named by most of its items when it has no home page', () => {
    const feed = { ...feedOf({}, {}, { link: 'https://other.example/' }), title: '' }
    expect(outletOf(feed, 'https://feeds.host.example/x')).toEqual({
      name: 'harbour.example',
      domains: ['harbour.example'],
    })
  })

  it('keeps a title with a hyphen inside a word', () => {
    expect(outletOf({ ...feedOf({}), title: 'Post-Dispatch' }, ADDRESS).name).toBe('Post-Dispatch')
  })
})
