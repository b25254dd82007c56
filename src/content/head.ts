/** Injected by the popup when the address is in no index: returns the page's head, which names its headline and feeds. */
import { HEAD_BOUNDS } from '../intake/page-head/bounds.ts'
import type { PageHead } from '../intake/page-head/types.ts'

/** Nodes inside a heading that are read. */
const MAX_NODES = 100

/** The first `limit` elements, without a list of all that match. */
function first<T extends Element>(selector: string, limit: number): T[] {
  const all = document.querySelectorAll<T>(selector)
  const out: T[] = []
  for (const element of all) {
    if (out.length >= limit) break
    out.push(element)
  }
  return out
}

/** Text of a heading. Line breaks and blocks separate words; pictures and scripts have no text. */
function textOf(heading: Element): string {
  const walker = document.createTreeWalker(heading, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    /^(?:script|style|svg|rt)$/i.test(node.nodeName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  let text = ''
  for (let nodes = 0; nodes < MAX_NODES && walker.nextNode(); nodes++) {
    const node = walker.currentNode
    if (node instanceof Text) text += node.data
    else if (/^(?:br|div|p)$/i.test(node.nodeName)) text += ' '
  }
  return text.slice(0, HEAD_BOUNDS.text)
}

function metas(): [string, string][] {
  const out: [string, string][] = []
  for (const meta of first<HTMLMetaElement>('meta[content]', HEAD_BOUNDS.metas))
    for (const key of ['property', 'name', 'itemprop']) {
      const name = meta.getAttribute(key)
      if (name) out.push([name, meta.content.slice(0, HEAD_BOUNDS.text)])
    }
  for (const one of first('[itemprop="datePublished" i]:not(meta)', 1))
    out.push(['datepublished', one.getAttribute('datetime') ?? one.getAttribute('content') ?? ''])
  return out
}

function jsonLd(): string[] {
  let left: number = HEAD_BOUNDS.jsonLd
  return first('script[type^="application/ld+json" i]', HEAD_BOUNDS.scripts).map((script) => {
    const text = script.textContent.slice(0, left)
    left -= text.length
    return text
  })
}

const head: PageHead = {
  url: location.href,
  title: document.title.slice(0, HEAD_BOUNDS.text),
  lang: document.documentElement.lang.slice(0, HEAD_BOUNDS.lang),
  canonical: document.querySelector<HTMLLinkElement>('link[rel~="canonical" i]')?.href ?? '',
  headings: first('h1', HEAD_BOUNDS.headings).map(textOf),
  metas: metas(),
  jsonLd: jsonLd(),
  times: first<HTMLTimeElement>('time[datetime]', HEAD_BOUNDS.times).map((time) =>
    time.dateTime.slice(0, HEAD_BOUNDS.time),
  ),
  feeds: first<HTMLLinkElement>(
    'link[rel~="alternate" i]:is([type*="rss" i], [type*="atom" i], [type*="feed+json" i])',
    HEAD_BOUNDS.feeds,
  ).map((link) => ({ href: link.href, title: link.title, type: link.type })),
}

export default head
