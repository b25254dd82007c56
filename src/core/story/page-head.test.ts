import { describe, expect, it } from 'vitest'
import { describePage } from './page-head.ts'
import type { PageHead } from './types.ts'

const seconds = (iso: string): number => Date.parse(iso) / 1000

const page = (over: Partial<PageHead>): PageHead => ({
  url: 'https://www.harbour-post.example/2026/11/ferry-runs-aground-off-the-north-pier',
  title: '',
  lang: 'en',
  metas: [],
  jsonLd: [],
  times: [],
  feeds: [],
  ...over,
})
const ld = (value: unknown): string => JSON.stringify(value)
const article = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Ferry runs aground off the north pier',
  description: 'Forty passengers were taken ashore.',
  datePublished: '2026-11-24T08:30:00+01:00',
  publisher: { '@type': 'Organization', name: 'Harbour Post' },
  ...over,
})
const expected = {
  title: 'Ferry runs aground off the north pier',
  excerpt: 'Forty passengers were taken ashore.',
  time: seconds('2026-11-24T07:30:00Z'),
  provider: 'harbour-post.example',
  outlet: 'Harbour Post',
  articleMarkup: true,
}

describe('JSON-LD comes first', () => {
  it('as one object', () => {
    expect(
      describePage(
        page({
          jsonLd: [ld(article())],
          title: 'Something else entirely here',
          metas: [
            ['og:title', 'A headline for social networks'],
            ['og:description', 'A text for social networks'],
            ['article:published_time', '2020-01-01T00:00:00Z'],
          ],
          times: ['2021-01-01'],
        }),
      ),
    ).toEqual(expected)
  })

  it('in a @graph among the site, the page and its breadcrumbs', () => {
    const graph = [
      { '@type': 'WebSite', name: 'Harbour Post' },
      { '@type': 'WebPage', name: 'Ferry runs aground - Harbour Post', datePublished: '1999-01-01' },
      { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', name: 'News' }] },
      article({ '@type': ['Article', 'NewsArticle'], publisher: [{ name: 'Harbour Post' }] }),
    ]
    expect(
      describePage(page({ jsonLd: [ld({ '@context': 'https://schema.org', '@graph': graph })] })),
    ).toEqual(expected)
  })

  it('as an array, or as the main entity of a web page', () => {
    expect(describePage(page({ jsonLd: [ld([{ '@type': 'Organization', name: 'x' }, article()])] }))).toEqual(
      expected,
    )
    expect(describePage(page({ jsonLd: [ld({ '@type': 'WebPage', mainEntity: article() })] }))).toEqual(
      expected,
    )
  })

  it('with the type as a full address', () => {
    const named = article({ '@type': 'http://schema.org/NewsArticle' })
    expect(describePage(page({ jsonLd: [ld(named)] }))).toEqual(expected)
  })

  it('text before video', () => {
    const video = { '@type': 'VideoObject', name: 'Watch the ferry being towed', uploadDate: '2026-11-25' }
    expect(describePage(page({ jsonLd: [ld(video), ld(article())] }))).toEqual(expected)
    expect(describePage(page({ jsonLd: [ld(video)] }))).toMatchObject({
      title: 'Watch the ferry being towed',
      time: seconds('2026-11-25T00:00:00Z'),
    })
  })

  it('the one of several that names this address, or shows this headline', () => {
    const other = article({
      headline: 'Ten more stories you may like',
      url: 'https://www.harbour-post.example/2026/11/ten-more-stories-you-may-like',
    })
    const own = article({
      mainEntityOfPage: {
        '@id': 'https://www.harbour-post.example/2026/11/ferry-runs-aground-off-the-north-pier?ref=home',
      },
    })
    expect(describePage(page({ jsonLd: [ld([other, own])] }))?.title).toBe(expected.title)
    const shown = page({ jsonLd: [ld([other, article()])], title: `${expected.title} | Harbour Post` })
    expect(describePage(shown)?.title).toBe(expected.title)
  })
})

describe('broken JSON-LD', () => {
  it.each([
    [
      'a raw line break in a text',
      (text: string) => text.replace('taken ashore', 'taken ashore').replace('Forty ', 'Forty\n'),
    ],
    ['a comma too many', (text: string) => text.replace(/\}$/, ',}')],
    ['a comment around it', (text: string) => `<!-- ${text} -->`],
    ['CDATA around it', (text: string) => `//<![CDATA[\n${text}\n//]]>`],
    ['a semicolon behind it', (text: string) => `${text};`],
  ])('with %s is read', (_, harm) => {
    expect(describePage(page({ jsonLd: [harm(ld(article()))] }))).toEqual(expected)
  })

  it('beyond repair leaves the rest of the head', () => {
    const found = describePage(
      page({
        jsonLd: ['{"@type": "NewsArticle", "headline": "Ferry', '[[[', 'null', '7'],
        metas: [
          ['og:title', expected.title],
          ['og:site_name', 'Harbour Post'],
          ['og:description', expected.excerpt],
          ['article:published_time', '2026-11-24T08:30:00+0100'],
        ],
      }),
    )
    expect(found).toEqual(expected)
  })

  it('that is built to be endless or deep is left alone', () => {
    const deep = `${'{"@graph":['.repeat(500)}1${']}'.repeat(500)}`
    const wide = ld(Array.from({ length: 5000 }, (_, i) => ({ '@type': 'Thing', name: `${i}` })))
    const found = describePage(page({ jsonLd: [deep, wide], title: 'Ferry runs aground off the north pier' }))
    expect(found?.title).toBe(expected.title)
  })
})

it('a text that is lists in lists without end is none', () => {
  const deep = `{"@type":"NewsArticle","headline":${'['.repeat(25_000)}"x"${']'.repeat(25_000)}}`
  expect(describePage(page({ title: expected.title, jsonLd: [deep] }))?.title).toBe(expected.title)
})

it('characters that turn the reading direction are gone, written out or as entities', () => {
  const turned = page({ jsonLd: [ld(article({ headline: `${expected.title}&#8238;\u2066` }))] })
  expect(describePage(turned)?.title).toBe(expected.title)
})

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
