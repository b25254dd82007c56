import { describe, expect, it } from 'vitest'
import { addressKind, looksLikeArticle } from './article-address.ts'

it.each([
  'https://www.nj.com/2020/05/a-first-child-dies-today.html',
  'https://amp.knoxnews.com/amp/3091351001',
  'https://www.kiro7.com/news/DZT7GXRGGFB4HMCXTC2B7DJK5I/',
  'https://www.youtube.com/watch?v=GrdoP_s0snk',
  'https://example.com/news.php?id=148082',
  'https://example.com/detail.php?id=765&lang=de',
  'https://example.com/spip.php?article717',
  'https://globalnews.ca/?p=6910355',
  'https://www.google.com/amp/s/www.nj.com/a-b-c-d/amp',
  'https://example.com/topics/news/2020/05/a-vote-is-held-today',
  'https://example.com/watch/qx7mvk2tz9wplrhd4nbc',
  'https://example.com/archives/5214463.html',
  'https://example.com/columnists/1077343476-royal-arrogance/',
  'https://example.com/home/decorating-mistakes-we-all-make',
  'https://example.com/2014/12/finney-swat/',
])('takes %s for an article', (url) => {
  expect(looksLikeArticle(url)).toBe(true)
})

describe('other addresses', () => {
  it.each([
    ['https://www.nj.com/', 'root'],
    ['https://www.nj.com/?utm_source=x1', 'root'],
    ['https://www.nj.com/?s=ferry', 'root'],
    ['https://www.nj.com/?paged=2', 'root'],
    ['https://www.nj.com/amp', 'page'],
    ['about:blank', 'root'],
    ['https://www.nj.com/politics/', 'page'],
    ['https://www.bbc.com/news/world', 'page'],
    ['https://www.nj.com/2020/05/08/', 'list'],
    ['https://example.com/news/ferries/page/12', 'list'],
    ['https://example.com/news/ferries?page=12', 'list'],
    ['https://example.com/events?start=14', 'hub'],
    ['https://example.com/archives/cat_103640.html', 'list'],
    ['https://example.com/forums/forum/harbour-talk/', 'list'],
    ['https://example.com/blog/', 'list'],
    ['https://example.com/opendir/?p=17', 'page'],
    ['https://www.itp.net/tag/1845407', 'hub'],
    ['https://example.com/author/anna-b-c-smith', 'hub'],
    ['https://example.com/thema/f%C3%A4hren', 'hub'],
    ['https://example.com/cat%C3%A9gorie/bateaux-et-ports-de-mer', 'hub'],
    ['https://example.com/search?q=news+2026', 'hub'],
    ['https://example.com/buscador/12345', 'hub'],
    ['https://example.com/index.php?cat=sport', 'root'],
  ])('%s is a %s', (url, kind) => {
    expect(addressKind(url)).toBe(kind)
  })
})

it('a malformed escape is left as it is', () => {
  expect(addressKind('https://example.com/news/100%-of-all-ferries-sail')).toBe('article')
})

// A pattern that backtracks needs minutes for one of these: the runner's limit fails the test.
it.each(['/2020', '-2020', '%', '%E0%A4', '/page', '&id=1', '?', 'a-', '1', '/..'])(
  'long runs of %s are answered',
  (unit) => {
    for (const start of ['https://example.com/', 'https://example.com/?a='])
      expect(typeof addressKind(start + unit.repeat(4000 / unit.length))).toBe('string')
  },
)
