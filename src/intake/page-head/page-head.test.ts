/** What the other parts of a page's head say, and which pages are no articles. */
import { describe, expect, it } from 'vitest'
import { article, expected, ld, page, seconds } from './fixtures/heads.ts'
import { describePage } from './page-head.ts'
import type { PageHead } from './types.ts'

describe('without JSON-LD', () => {
  it('og: comes before twitter: and plain metas, whatever their order', () => {
    const found = describePage(
      page({
        title: 'The title element says this',
        metas: [
          ['description', 'The plain description.'],
          ['date', '2026-11-20'],
          ['twitter:title', 'The headline for twitter here'],
          ['og:title', 'The headline for all others'],
          ['og:description', 'The open graph description.'],
          ['article:published_time', '2026-11-24T07:30:00Z'],
        ],
      }),
    )
    expect(found).toMatchObject({
      title: 'The headline for all others',
      excerpt: 'The open graph description.',
      time: seconds('2026-11-24T07:30:00Z'),
    })
  })

  it('metas come before <time>, <time> before nothing', () => {
    const title = 'Ferry runs aground off the north pier'
    const times = ['2026-11-24T07:30:00Z', '2026-11-25T07:30:00Z']
    expect(describePage(page({ title, times, metas: [['dc.date.issued', '2026-11-23']] }))?.time).toBe(
      seconds('2026-11-23T00:00:00Z'),
    )
    expect(describePage(page({ title, times }))?.time).toBe(seconds('2026-11-24T07:30:00Z'))
    expect(describePage(page({ title }))?.time).toBeNull()
  })

  it.each([
    ['Ferry runs aground off the north pier | Harbour Post', 'Harbour Post'],
    ['Ferry runs aground off the north pier - News - Harbour Post', 'Harbour Post'],
    ['Ferry runs aground off the north pier – harbour-post.example', ''],
    ['Ferry runs aground off the north pier — The Harbour Post', 'Harbour Post'],
  ])('%s loses the outlet', (title, site) => {
    expect(describePage(page({ title, metas: [['og:site_name', site]] }))?.title).toBe(expected.title)
  })

  it('a dash inside a headline stays', () => {
    const title = 'Ferry aground - but nobody is hurt'
    expect(describePage(page({ title, metas: [['og:site_name', 'Harbour Post']] }))?.title).toBe(title)
  })

  it('a description that repeats the headline is none', () => {
    const title = 'Ferry runs aground off the north pier'
    expect(describePage(page({ title, metas: [['description', title]] }))?.excerpt).toBe('')
  })

  it('markup and entities in a text become plain', () => {
    const found = describePage(
      page({ metas: [['og:title', 'Ferry &amp; pilot boat <b>aground</b> off&nbsp;&#8220;Cape&#8221;']] }),
    )
    expect(found?.title).toBe('Ferry & pilot boat aground off “Cape”')
  })

  it.each([
    '2026-11-24T07:30:00.000Z',
    '20261124T073000Z',
    'Tue, 24 Nov 2026 07:30:00 GMT',
    '2026-11-24 07:30',
  ])('a date may be written %s', (content) => {
    const metas: PageHead['metas'] = [['pubdate', content]]
    const found = describePage(page({ title: 'Ferry runs aground off the north pier', metas }))
    expect(new Date((found?.time ?? 0) * 1000).toISOString().slice(0, 10)).toBe('2026-11-24')
  })

  it.each(['yesterday', '24/11/2026', '0001-01-01T00:00:00Z', '9999-12-31'])('%s is no date', (content) => {
    const metas: PageHead['metas'] = [['date', content]]
    expect(describePage(page({ title: 'Ferry runs aground off the north pier', metas }))?.time).toBeNull()
  })
})

describe('other languages', () => {
  it.each([
    [
      'de',
      'Fähre läuft vor der Nordmole auf Grund - Hafenblatt',
      'Hafenblatt',
      'Fähre läuft vor der Nordmole auf Grund',
    ],
    [
      'es',
      'Un ferri encalla frente al muelle norte | El Puerto',
      'El Puerto',
      'Un ferri encalla frente al muelle norte',
    ],
    [
      'ar',
      'جنوح عبارة قبالة الرصيف الشمالي | صحيفة الميناء',
      'صحيفة الميناء',
      'جنوح عبارة قبالة الرصيف الشمالي',
    ],
    [
      'ja',
      '北埠頭沖でフェリーが座礁、乗客四十人を救助 | 港新聞',
      '港新聞',
      '北埠頭沖でフェリーが座礁、乗客四十人を救助',
    ],
  ])('%s', (lang, title, site, bare) => {
    const url = 'https://www.hafenblatt.example/2026/11/24/1234567.html'
    const found = describePage(page({ url, lang, title, metas: [['og:site_name', site]] }))
    expect(found?.title).toBe(bare)
    expect(found?.outlet).toBe(site)
  })
})

describe('what is no article', () => {
  const list = (count: number): string =>
    ld(
      Array.from({ length: count }, (_, i) =>
        article({
          headline: `Story number ${i} of the day`,
          url: `https://www.harbour-post.example/a/story-${i}-of-the-day`,
        }),
      ),
    )

  it.each<[string, Partial<PageHead>]>([
    ['a home page', { url: 'https://www.harbour-post.example/' }],
    [
      'a home page that calls itself an article',
      { url: 'https://www.harbour-post.example/', jsonLd: [ld(article())] },
    ],
    [
      'a home page with a campaign in its address',
      { url: 'https://www.harbour-post.example/?utm_source=mail' },
    ],
    [
      'such a home page with a campaign in its address',
      { url: 'https://www.harbour-post.example/?utm_source=mail', jsonLd: [ld(article())] },
    ],
    ['a section', { url: 'https://www.harbour-post.example/politics/' }],
    [
      'a section with og:type article and no time',
      { url: 'https://www.harbour-post.example/politics/', metas: [['og:type', 'article']] },
    ],
    ['a tag', { url: 'https://www.harbour-post.example/tag/ferries-and-their-harbours' }],
    [
      'a tag with an article in its markup',
      { url: 'https://www.harbour-post.example/tag/ferry', jsonLd: [ld(article())] },
    ],
    ['an author', { url: 'https://www.harbour-post.example/author/anna-b-c-smith' }],
    ['a search', { url: 'https://www.harbour-post.example/search?q=ferry+aground+off+pier' }],
    ['a search at the root', { url: 'https://www.harbour-post.example/?s=ferry' }],
    [
      'a section with one article of another page in its markup',
      {
        url: 'https://www.harbour-post.example/politics',
        jsonLd: [
          ld(
            article({
              url: 'https://www.harbour-post.example/2026/11/ferry-runs-aground-off-the-north-pier',
            }),
          ),
        ],
      },
    ],
    ['a page that lists articles', { url: 'https://www.harbour-post.example/news/local', jsonLd: [list(4)] }],
    [
      'a page that calls itself a collection',
      { jsonLd: [ld({ '@type': 'CollectionPage', mainEntity: { '@type': 'ItemList' } })] },
    ],
    ['a page without a headline', { title: 'News', metas: [] }],
    ['a page of the browser', { url: 'about:blank' }],
    ['a file', { url: 'file:///home/anna/ferry-runs-aground-off-pier.html' }],
  ])('%s', (_, over) => {
    expect(describePage(page({ title: 'Ferry news from the harbour and more', ...over }))).toBeNull()
  })
})

it('an article stays one whatever its address adds', () => {
  const title = 'Ferry runs aground off the north pier'
  for (const url of [
    'https://www.harbour-post.example/2026/11/24/ferry-runs-aground-off-the-north-pier/index.html',
    'https://www.harbour-post.example/2026/11/24/ferry-runs-aground-off-the-north-pier?s=20',
  ])
    expect(describePage(page({ url, title }))?.title).toBe(title)
})

it('an article under a short address is one when its markup says so', () => {
  const url = 'https://www.harbour-post.example/news/ferry'
  expect(describePage(page({ url, jsonLd: [ld(article())] }))).toEqual(expected)
  expect(describePage(page({ url, title: expected.title }))).toBeNull()
})
