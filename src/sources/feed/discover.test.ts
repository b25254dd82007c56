import { expect, it } from 'vitest'
import { feedsOfPage } from './discover.ts'

const found = (...feeds: [href: string, type: string, title?: string][]) =>
  feedsOfPage({
    url: 'https://harbour.example/news/story',
    feeds: feeds.map(([href, type, title = '']) => ({ href, type, title })),
  })

it('finds the feeds a page names, with absolute addresses', () => {
  expect(
    found(['/rss', 'application/rss+xml', 'All  news'], ['f.json', 'Application/Feed+JSON; charset=utf-8']),
  ).toEqual([
    { title: 'All news', address: 'https://harbour.example/rss' },
    { title: 'harbour.example', address: 'https://harbour.example/news/f.json' },
  ])
})

it('leaves out what is no feed of news', () => {
  expect(
    found(
      ['/wp-json/wp/v2/posts/1', 'application/json'],
      ['/oembed?format=json', 'application/json+oembed'],
      ['/de/', 'text/html'],
      ['javascript:alert(1)', 'application/rss+xml'],
      ['/story/comments/feed/', 'application/rss+xml'],
      ['https://', 'application/rss+xml'],
    ),
  ).toEqual([])
})

it('names each feed once and at most ten', () => {
  expect(found(['/rss', 'application/rss+xml'], ['/rss', 'application/rss+xml'])).toHaveLength(1)
  expect(
    found(...Array.from({ length: 40 }, (_, n): [string, string] => [`/${n}`, 'application/rss+xml'])),
  ).toHaveLength(10)
})
