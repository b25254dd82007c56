import { describe, expect, it } from 'vitest'
import type { Feed, FeedItem } from './feed.ts'
import { outletOf, providerOf } from './outlet.ts'

const ITEM: FeedItem = {
  title: 'A title',
  excerpt: '',
  link: undefined,
  dates: [],
  bases: [],
  topics: [],
  image: undefined,
  video: false,
  language: undefined,
  authors: [],
  source: undefined,
}
const feed = (title: string, home: string | undefined, ...links: readonly string[]): Feed => ({
  title,
  home,
  refreshSeconds: null,
  items: links.map((link) => ({ ...ITEM, link })),
})

describe('the outlet of a feed', () => {
  it.each([
    ['World news | The Guardian', 'theguardian.com', 'The Guardian'],
    ['Harbour Gazette - World', 'harbour.example', 'Harbour Gazette'],
    ['NYT > World News', 'nytimes.com', 'NYT'],
    ['Sports - Los Angeles Times', 'latimes.com', 'Los Angeles Times'],
    ['Reuters: World News', 'reuters.com', 'Reuters'],
    ['World » Le Monde', 'lemonde.fr', 'Le Monde'],
    ['BBC News - Technology', 'bbc.co.uk', 'BBC News'],
    ['Post-Dispatch', 'stltoday.com', 'Post-Dispatch'],
    ['', 'harbour.example', 'harbour.example'],
  ])('%j at %s is %j', (title, domain, name) => {
    const home = `https://www.${domain}/`
    expect(outletOf(feed(title, home), `https://feeds.${domain}/rss`)).toEqual({ name, domains: [domain] })
  })

  it('has the domains of its home and of its items if they have one owner', () => {
    const bbc = feed('BBC News', 'https://www.bbc.co.uk/news', 'https://www.bbc.com/news/1')
    expect(outletOf(bbc, 'https://feeds.bbc.co.uk/rss').domains).toEqual(['bbc.co.uk', 'bbc.com'])
  })

  it('is never the outlet of a home page that its host does not own', () => {
    const hostile = feed('The Harbour Gazette', 'https://harbour.example/', 'https://evil.example/1')
    expect(outletOf(hostile, 'https://evil.example/rss')).toEqual({
      name: 'The Harbour Gazette',
      domains: ['evil.example'],
    })
  })

  it('is named by the domain of most items at another host, or by a title that only spells it', () => {
    const items = ['https://harbour.example/1', 'https://harbour.example/2', 'https://other.example/3']
    const address = 'https://feeds.host.example/x'
    expect(outletOf(feed('All of it', undefined, ...items), address)).toEqual({
      name: 'harbour.example',
      domains: ['harbour.example'],
    })
    expect(outletOf(feed('Harbour: World', undefined, ...items), address).name).toBe('Harbour')
    expect(outletOf(feed('Harbour is a fraud', undefined, ...items), address).name).toBe('harbour.example')
  })
})

describe('the provider of an item', () => {
  const gazette = { name: 'Gazette', domains: ['harbour.example'] }
  const address = 'https://harbour.example/rss'
  const source = (name: string, home: string) => ({ ...ITEM, source: { name, home } })

  it('is the outlet on its own domains', () => {
    expect(providerOf('https://m.harbour.example/1', ITEM, gazette, address)).toEqual({
      name: 'Gazette',
      domain: 'harbour.example',
    })
  })

  it('is the source that an aggregator names, if the item lies there', () => {
    const item = source('REPL adventures', 'https://repl.example/feed.xml')
    expect(providerOf('https://blog.repl.example/1', item, gazette, address)).toEqual({
      name: 'REPL adventures',
      domain: 'repl.example',
    })
    expect(providerOf('https://other.example/1', item, gazette, address).name).toBe('other.example')
  })

  it("never is another outlet because the feed's source says so", () => {
    const evil = { name: 'Evil', domains: ['evil.example'] }
    const item = source('The Harbour Gazette', 'https://harbour.example/')
    expect(providerOf('https://evil.example/1', item, evil, 'https://evil.example/rss').domain).toBe(
      'evil.example',
    )
  })

  it('of a news search is the source that it names, which no other feed may say', () => {
    const search = { name: 'Google News', domains: ['google.com'] }
    const url = 'https://news.google.com/rss/articles/abc'
    const item = source('Gazette', 'https://www.harbour.example')
    expect(providerOf(url, item, search, 'https://news.google.com/rss/search?q=x')).toEqual({
      name: 'Gazette',
      domain: 'harbour.example',
    })
    expect(providerOf(url, item, search, 'https://evil.example/rss').domain).toBe('google.com')
  })

  it('behind a feed service is the outlet only if the feed lies at the outlet', () => {
    const url = 'https://feeds.feedburner.com/~r/gazette/1'
    expect(providerOf(url, ITEM, gazette, address).domain).toBe('harbour.example')
    expect(providerOf(url, ITEM, gazette, 'https://evil.example/rss').domain).toBe('evil.example')
  })
})
