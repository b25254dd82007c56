/** The content script reads of a document what the command line reads of its HTML. */
import { Window } from 'happy-dom'
import { afterEach, expect, it, vi } from 'vitest'
import { readHead } from '../intake/html/read-head.ts'
import { parsePageHead } from '../intake/page-head/parse-page-head.ts'

const URL = 'https://www.harbour-post.example/2026/11/ferry'
const PAGE = `<!doctype html><html lang="en-GB"><head><title>Ferry &amp; boat | Harbour Post</title>
  <meta property="og:title" name="twitter:title" content="Ferry &amp; boat"><meta name="empty" content="">
  <meta itemprop="datePublished" content="2026-11-24"><meta charset="utf-8">
  <link rel="Canonical" href="/2026/11/ferry-aground">
  <link rel="alternate" type="application/rss+xml" title="News" href="feed.xml">
  <script type="application/ld+json">{"@type": "NewsArticle", "headline": "a < b"}</script></head>
  <body><h1>Ferry <em>and</em><br>boat<svg><title>Logo</title></svg></h1><h1>More</h1>
  <time datetime="2026-11-24">today</time></body></html>`

afterEach(() => vi.unstubAllGlobals())

/** The script's completion value in a page of its own, as the extension accepts it. */
async function headOf(html: string) {
  const window = new Window({ url: URL })
  window.document.write(html)
  for (const name of ['document', 'location', 'NodeFilter', 'Text'] as const)
    vi.stubGlobal(name, window[name])
  vi.resetModules()
  const { default: head } = await import('./head.ts')
  await window.happyDOM.close()
  return parsePageHead(head)
}

it('reads the same head', async () => {
  expect(await headOf(PAGE)).toEqual(readHead(PAGE, URL))
})

it('reads a date of publication that is not in a meta', async () => {
  const html = `<title>Ferry</title><span itemprop="datePublished" content="2026-11-24"></span>`
  expect((await headOf(html))?.metas).toEqual([['datepublished', '2026-11-24']])
})

it('reads nothing of an empty page', async () => {
  const { title, metas, headings } = (await headOf('')) ?? {}
  expect([title, metas, headings]).toEqual(['', [], []])
})
