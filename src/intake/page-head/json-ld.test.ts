/** What a page's JSON-LD says of its article. */
import { describe, expect, it } from 'vitest'
import { article, expected, ld, page, seconds } from './fixtures/heads.ts'
import { describePage } from './page-head.ts'

describe('JSON-LD wins over metas', () => {
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

  it('with text before video', () => {
    const video = { '@type': 'VideoObject', name: 'Watch the ferry being towed', uploadDate: '2026-11-25' }
    expect(describePage(page({ jsonLd: [ld(video), ld(article())] }))).toEqual(expected)
    expect(describePage(page({ jsonLd: [ld(video)] }))).toMatchObject({
      title: 'Watch the ferry being towed',
      time: seconds('2026-11-25T00:00:00Z'),
    })
  })

  it('with the article of several that names this address, or shows this headline', () => {
    const other = article({
      headline: 'Ten more stories you may like',
      url: 'https://www.harbour-post.example/2026/11/ten-more-stories-you-may-like',
    })
    const own = article({
      mainEntityOfPage: {
        '@id': 'https://www.harbour-post.example/2026/11/ferry-runs-aground-off-the-north-pier?ref=home',
      },
    })
    expect(describePage(page({ jsonLd: [ld([other, own])] })).title).toBe(expected.title)
    const shown = page({ jsonLd: [ld([other, article()])], title: `${expected.title} | Harbour Post` })
    expect(describePage(shown).title).toBe(expected.title)
  })

  it('with its image and language', () => {
    const images = [{ '@type': 'ImageObject', url: '/ferry.jpg' }]
    const found = describePage(
      page({ lang: '', jsonLd: [ld(article({ image: images, inLanguage: 'pt_BR' }))] }),
    )
    expect(found).toMatchObject({
      image: 'https://www.harbour-post.example/ferry.jpg',
      language: 'pt-BR',
    })
  })
})

describe('JSON-LD of other types', () => {
  it('dates the page by its WebPage', () => {
    const webPage = { '@type': 'WebPage', name: 'Ferry', datePublished: '2026-11-24T07:30:00Z' }
    expect(describePage(page({ title: expected.title, jsonLd: [ld(webPage)] })).time).toBe(expected.time)
  })

  it('dates the page by an article without a headline', () => {
    const found = describePage(
      page({ title: expected.title, jsonLd: [ld(article({ headline: undefined }))] }),
    )
    expect(found).toMatchObject({ title: expected.title, time: expected.time })
  })
})

describe('broken JSON-LD', () => {
  it('leaves the rest of the head when it is beyond repair', () => {
    const found = describePage(
      page({
        jsonLd: ['{"@type": "NewsArticle", "headl', '[[[', 'null', '7'],
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

  it('is abandoned when it is endless or deep', () => {
    const deep = `${'{"@graph":['.repeat(500)}1${']}'.repeat(500)}`
    const wide = ld(Array.from({ length: 5000 }, (_, i) => ({ '@type': 'Thing', name: `${i}` })))
    const lists = `{"@type":"NewsArticle","headline":${'['.repeat(25_000)}"x"${']'.repeat(25_000)}}`
    const found = describePage(page({ jsonLd: [deep, wide, lists], title: expected.title }))
    expect(found.title).toBe(expected.title)
  })
})

it('direction controls are removed, written out or as references', () => {
  const turned = page({ jsonLd: [ld(article({ headline: `${expected.title}&#8238;\u2066` }))] })
  expect(describePage(turned).title).toBe(expected.title)
})
