/** Injected by the popup when the address is in no index: the page's head, for the headline and the feeds it names. */
import type { PageHead } from '../intake/page-head/types.ts'

/** Texts longer than these are nobody's headline; the door of the extension bounds them again. */
const TEXT = 2000
const JSON_LD = 60_000

const all = <T extends Element>(selector: string, limit: number): T[] =>
  [...document.querySelectorAll<T>(selector)].slice(0, limit)

const head: PageHead = {
  url: location.href,
  title: document.title.slice(0, TEXT),
  lang: document.documentElement.lang.slice(0, 35),
  metas: all<HTMLMetaElement>('meta[name], meta[property]', 200).map((meta) => [
    (meta.getAttribute('property') ?? meta.name).toLowerCase(),
    meta.content.slice(0, TEXT),
  ]),
  jsonLd: all('script[type="application/ld+json"]', 10).map((script) => script.textContent.slice(0, JSON_LD)),
  times: all<HTMLTimeElement>('time[datetime]', 20).map((time) => time.dateTime.slice(0, 40)),
  feeds: all<HTMLLinkElement>(
    'link[rel~=alternate i]:is([type*=rss i], [type*=atom i], [type*="feed+json" i])',
    20,
  ).map((link) => ({ href: link.href, title: link.title, type: link.type })),
}

export default head
