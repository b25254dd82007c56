/** What a page's JSON-LD says of its article. */
import { describe, expect, it } from 'vitest'
import { article, expected, ld, page, seconds } from './fixtures/heads.ts'
import { describePage } from './page-head.ts'

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
