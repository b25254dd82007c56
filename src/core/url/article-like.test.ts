import { expect, it } from 'vitest'
import { looksLikeArticle } from './article-like.ts'

it.each([
  'https://www.nj.com/2020/05/a-first-child-dies-today.html',
  'https://amp.knoxnews.com/amp/3091351001',
  'https://www.kiro7.com/news/DZT7GXRGGFB4HMCXTC2B7DJK5I/',
  'https://www.youtube.com/watch?v=GrdoP_s0snk',
  'https://example.com/news.php?id=148082',
  'https://globalnews.ca/?p=6910355',
  'https://www.google.com/amp/s/www.nj.com/a-b-c-d/amp',
  'https://example.com/topics/news/2020/05/a-vote-is-held-today',
  'https://example.com/watch/qx7mvk2tz9wplrhd4nbc',
])('takes %s for an article', (url) => {
  expect(looksLikeArticle(url)).toBe(true)
})

it.each([
  'https://www.nj.com/',
  'https://www.nj.com/?utm_source=x1',
  'https://www.nj.com/politics/',
  'https://www.nj.com/amp',
  'https://www.bbc.com/news/world',
  'https://www.nj.com/2020/05/08/',
  'https://www.itp.net/tag/1845407',
  'https://example.com/author/anna-b-c-smith',
  'https://example.com/search?q=news',
  'https://example.com/index.php?cat=sport',
  'about:blank',
])('takes %s for none', (url) => {
  expect(looksLikeArticle(url)).toBe(false)
})
