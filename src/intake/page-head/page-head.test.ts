/** What the other parts of a page's head say, and which pages are articles. */
import { describe, expect, it } from 'vitest'
import { article, expected, ld, page, seconds } from './fixtures/heads.ts'
import { describePage } from './page-head.ts'
import type { PageHead } from './types.ts'

describe('without JSON-LD', () => {
  it('og: wins over twitter: and plain metas, whatever their order', () => {
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

  it.each([
    ['Ferry runs aground off the north pier | Harbour Post', 'Harbour Post'],
    ['Ferry runs aground off the north pier - News - Harbour Post', 'Harbour Post'],
    ['Ferry runs aground off the north pier – harbour-post.example', ''],
    ['Ferry runs aground off the north pier — The Harbour Post', 'Harbour Post'],
  ])('%s loses the outlet', (title, site) => {
    expect(describePage(page({ title, metas: [['og:site_name', site]] })).title).toBe(expected.title)
  })

  it('a dash inside a headline stays', () => {
    const title = 'Ferry aground - but nobody is hurt'
    expect(describePage(page({ title, metas: [['og:site_name', 'Harbour Post']] })).title).toBe(title)
  })

  it('a description that repeats the headline is dropped', () => {
    const title = 'Ferry runs aground off the north pier'
    expect(describePage(page({ title, metas: [['description', title]] })).excerpt).toBe('')
  })

  it('addresses that a page gives for its picture become absolute, others than http(s) are dropped', () => {
    const image = (content: string) =>
      describePage(page({ title: expected.title, metas: [['og:image', content]] })).image
    expect(image('//img.example/a.jpg')).toBe('https://img.example/a.jpg')
    expect(image('data:image/png;base64,AAAA')).toBeNull()
  })
})

describe('the outlet of a page', () => {
  it.each([
    ['Harbour Post', 'Harbour Post'],
    ['https://www.harbour-post.example/', 'harbour-post.example'],
    ['www.harbour-post.example', 'harbour-post.example'],
    ['Ferry runs aground off the north pier - Harbour Post', 'Harbour Post'],
    ['Ferry runs aground off the north pier', null],
  ])('that is given as %j is %j', (site, outlet) => {
    expect(describePage(page({ title: expected.title, metas: [['og:site_name', site]] })).outlet).toBe(outlet)
  })
})

describe('the language of a page', () => {
  it.each([
    ['pt_br', '', 'pt-BR'],
    ['', 'de_DE', 'de-DE'],
    ['en-US', 'es_ES', 'es-ES'],
    ['ur', 'en_US', 'ur'],
    ['en', '', 'en'],
    ['x-default', '', null],
  ])('with lang %j and og:locale %j is %j', (lang, locale, language) => {
    const metas: PageHead['metas'] = [['og:locale', locale]]
    expect(describePage(page({ lang, metas })).language).toBe(language)
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
  ])('%s loses the outlet', (lang, title, site, bare) => {
    const url = 'https://www.hafenblatt.example/2026/11/24/1234567.html'
    const found = describePage(page({ url, lang, title, metas: [['og:site_name', site]] }))
    expect(found).toMatchObject({ title: bare, outlet: site, language: lang })
  })
})

describe('pages that are not articles', () => {
  const list = (count: number): string =>
    ld(
      Array.from({ length: count }, (_, i) =>
        article({
          headline: `Story number ${i} of the day`,
          url: `https://www.harbour-post.example/a/story-${i}-of-the-day`,
        }),
      ),
    )
  const at = (path: string, over: Partial<PageHead> = {}): Partial<PageHead> => ({
    url: `https://www.harbour-post.example${path}`,
    ...over,
  })

  it.each<[string, Partial<PageHead>]>([
    ['a home page', at('/')],
    ['a home page with an article in its markup', at('/', { jsonLd: [ld(article())] })],
    ['a home page with a campaign in its address', at('/?utm_source=mail')],
    ['such a home page with a campaign in its address', at('/?utm_source=mail', { jsonLd: [ld(article())] })],
    ['a section', at('/politics/')],
    ['a section with og:type article', at('/politics/', { metas: [['og:type', 'article']] })],
    ['a tag', at('/tag/ferries-and-their-harbours')],
    ['a tag with an article in its markup', at('/tag/ferry', { jsonLd: [ld(article())] })],
    ['a topic in German', at('/thema/faehren')],
    ['an author', at('/author/anna-b-c-smith')],
    ['an author in Spanish', at('/autor/ana-b-c-garcia')],
    ['a search', at('/search?q=ferry+aground+off+pier')],
    ['a search at the root', at('/?s=ferry')],
    ['a search with a year in it', at('/buscador/?q=ferry+2026')],
    ['a later page of a section', at('/news/ferries-and-harbours/page/12')],
    ['a month', at('/2026/11/')],
    ['a later page by its title', at('/harbour-news', { title: 'News of the harbour and more - Page 3' })],
    [
      'a section with one article of another page in its markup',
      at('/politics', {
        jsonLd: [
          ld(
            article({
              url: 'https://www.harbour-post.example/2026/11/ferry-runs-aground-off-the-north-pier',
            }),
          ),
        ],
      }),
    ],
    ['a page that lists articles', at('/news/local', { jsonLd: [list(4)] })],
    [
      'a page that calls itself a collection',
      { jsonLd: [ld({ '@type': 'CollectionPage', mainEntity: { '@type': 'ItemList' } })] },
    ],
    ['a page with a one-word headline', { title: 'News', metas: [] }],
    ['a page of the browser', { url: 'about:blank' }],
    ['a file', { url: 'file:///home/anna/ferry-runs-aground-off-pier.html' }],
  ])('%s', (_, over) => {
    expect(describePage(page({ title: 'Ferry news from the harbour and more', ...over })).isArticle).toBe(
      false,
    )
  })
})

describe('pages that are articles', () => {
  const title = 'Ferry runs aground off the north pier'
  it.each<[string, Partial<PageHead>]>([
    ['index.html behind the slug', { url: 'https://a.example/ferry-runs-aground-off-pier/index.html' }],
    ['a search parameter behind the slug', { url: 'https://a.example/ferry-runs-aground-off-pier?s=20' }],
    ['a number below /archives/', { url: 'https://a.example/archives/5214463' }],
    ['a short name below a month', { url: 'https://a.example/2026/11/ferry' }],
    ['a number in a query', { url: 'https://a.example/news.php?ArtNr=335614' }],
    ['a slug in a query', { url: 'https://a.example/scan.php?page=item&px=Ferry-Runs-Aground-Again' }],
    [
      'a short address that og:type calls an article',
      { url: 'https://a.example/ferry-aground', metas: [['og:type', 'article']] },
    ],
    [
      'a short address and a section',
      { url: 'https://a.example/ferry', metas: [['article:section', 'Local']] },
    ],
    [
      'a short address and a date',
      { url: 'https://a.example/ferry', metas: [['datepublished', '2026-11-24']] },
    ],
    ['a short address made of its headline', { url: 'https://a.example/ferry-aground.html' }],
    [
      'an address in another script',
      {
        url: 'https://a.example/news/%D8%AC%D9%86%D9%88%D8%AD-%D8%B9%D8%A8%D8%A7%D8%B1%D8%A9-%D9%82%D8%A8%D8%A7%D9%84%D8%A9-%D8%A7%D9%84%D8%B1%D8%B5%D9%8A%D9%81',
      },
    ],
  ])('with %s', (_, over) => {
    expect(describePage(page({ title, ...over })).isArticle).toBe(true)
  })

  it('under a short address only if their markup says so', () => {
    const url = 'https://www.harbour-post.example/news/ferry'
    expect(describePage(page({ url, jsonLd: [ld(article())] }))).toEqual(expected)
    expect(describePage(page({ url, title })).isArticle).toBe(false)
  })
})
