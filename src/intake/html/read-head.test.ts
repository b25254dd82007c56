/** A page's head out of HTML. */
import { describe, expect, it } from 'vitest'
import { HEAD_BOUNDS } from '../page-head/bounds.ts'
import { readHead } from './read-head.ts'

const URL = 'https://www.harbour-post.example/2026/11/ferry'
const read = (html: string) => readHead(html, URL)

describe('a head', () => {
  it('has all that describes the page', () => {
    const html = `<!doctype html><html lang="en-GB"><head>
      <title>Ferry &amp; boat | Harbour Post</title>
      <meta property="og:title" name="twitter:title " content="Ferry &amp; boat">
      <link rel="Canonical" href="/2026/11/ferry-aground">
      <link rel="alternate" type="application/rss+xml" title="News" href="feed.xml">
      <link rel="alternate" hreflang="de" href="/de/">
      <script type="application/ld+json">{"@type": "NewsArticle", "headline": "a < b"}</script>
      <script>var notJson = "<h1>no</h1>"</script>
      </head><body><svg><title>Logo</title></svg>
      <h1>Ferry <em>and</em><br>boat</h1><h1></h1><h1>More</h1>
      <time datetime="2026-11-24">today</time><span itemprop="datePublished" content="2026-11-23"></span>`
    expect(read(html)).toEqual({
      url: URL,
      title: 'Ferry & boat | Harbour Post',
      lang: 'en-GB',
      canonical: 'https://www.harbour-post.example/2026/11/ferry-aground',
      headings: ['Ferry and boat', 'More'],
      metas: [
        ['og:title', 'Ferry & boat'],
        ['twitter:title', 'Ferry & boat'],
        ['datepublished', '2026-11-23'],
      ],
      jsonLd: ['{"@type": "NewsArticle", "headline": "a < b"}'],
      times: ['2026-11-24'],
      feeds: [
        {
          href: 'https://www.harbour-post.example/2026/11/feed.xml',
          title: 'News',
          type: 'application/rss+xml',
        },
      ],
    })
  })

  it('has links relative to its <base>', () => {
    const html = '<base href="https://cdn.example/x/"><link rel=canonical href="y">'
    expect(read(html).canonical).toBe('https://cdn.example/x/y')
  })

  it('has headings without the reading of their characters', () => {
    expect(read('<h1><ruby>東京<rt>とうきょう</rt></ruby>の港</h1>').headings).toEqual(['東京の港'])
  })

  it('is read although the page is cut off', () => {
    expect(read('<title>Ferry</title><meta name="date" content="2026').title).toBe('Ferry')
    expect(read('').title).toBe('')
  })
})

describe('a page without end', () => {
  it('is read as far as the bounds', () => {
    const long = 'x'.repeat(10_000)
    const { title, metas, headings, times, jsonLd, feeds } = read(
      `<title>${long}</title>` +
        `<meta name="${long}" content="${long}">`.repeat(20) +
        '<meta name=a content=b>'.repeat(1000) +
        `<link rel=alternate type="application/rss+xml" href=x title="${long}">`.repeat(40) +
        '<h1>a<br></h1>'.repeat(50) +
        '<time datetime=2026>'.repeat(50) +
        `<script type="application/ld+json">${long.repeat(30)}</script>`.repeat(4),
    )
    expect([title.length, metas.length]).toEqual([HEAD_BOUNDS.text, HEAD_BOUNDS.metas])
    expect(metas[0]?.map((one) => one.length)).toEqual([HEAD_BOUNDS.metaName, HEAD_BOUNDS.text])
    expect([headings.length, times.length]).toEqual([HEAD_BOUNDS.headings, HEAD_BOUNDS.times])
    expect(jsonLd.join('')).toHaveLength(HEAD_BOUNDS.jsonLd)
    expect([feeds.length, feeds[0]?.title.length]).toEqual([HEAD_BOUNDS.feeds, HEAD_BOUNDS.feedTitle])
  })

  it('is not read on behind its headline when its date is known', () => {
    const start = '<meta name="published_time" content="2026-11-24"><h1>Ferry</h1>'
    const far = `${'<p>text</p>'.repeat(20_000)}<h1>Far</h1>`
    expect(read(start + far).headings).toEqual(['Ferry'])
    expect(read(`<h1>Ferry</h1>${far}`).headings).toEqual(['Ferry', 'Far'])
  })

  // Quadratic work on a megabyte takes minutes: the runner's limit fails the test.
  it.each(['<a></b>', '<p>', '<svg>', '<!--', '<', '&', '<h1><br>', '<meta a=', '<table><tr>'])(
    'of %s is read',
    (unit) => {
      expect(read(unit.repeat(1_500_000 / unit.length)).title).toBe('')
      expect(read('<a>'.repeat(250_000) + '</b>'.repeat(180_000)).title).toBe('')
    },
  )
})
