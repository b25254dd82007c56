import { expect, it } from 'vitest'
import { feedsOfPage } from './discover.ts'

const found = (...feeds: [href: string, type: string, title?: string][]) =>
  feedsOfPage(feeds.map(([href, type, title = '']) => ({ href, type, title })))

it('finds the feeds a page names', () => {
  expect(
    found(
      ['https://harbour.example/rss', 'application/rss+xml', 'All  news'],
      ['https://harbour.example/news/f.json', 'Application/Feed+JSON; charset=utf-8'],
    ),
  ).toEqual([
    { title: 'All news', address: 'https://harbour.example/rss' },
    { title: 'harbour.example', address: 'https://harbour.example/news/f.json' },
  ])
})

it('leaves out what is no feed of news', () => {
  expect(
    found(
      ['https://harbour.example/wp-json/wp/v2/posts/1', 'application/json'],
      ['https://harbour.example/oembed?format=json', 'application/json+oembed'],
      ['https://harbour.example/de/', 'text/html'],
      ['javascript:alert(1)', 'application/rss+xml'],
      ['https://harbour.example/story/comments/feed/', 'application/rss+xml'],
      ['/rss', 'application/rss+xml'],
      ['https://', 'application/rss+xml'],
    ),
  ).toEqual([])
})

it('names each feed once and at most ten', () => {
  const rss = (n: number): [string, string] => [`https://harbour.example/${n}`, 'application/rss+xml']
  expect(found(rss(1), rss(1))).toHaveLength(1)
  expect(found(...Array.from({ length: 40 }, (_, n) => rss(n)))).toHaveLength(10)
})
