/** Decides what the popup shows of the active tab: its address first, its canonical link on a miss, its headline after that. */

import type { PageAddress } from '../core/index/types.ts'
import type { DescribedPage } from '../core/story/page-head.ts'
import type { NearPage, PageHead } from '../core/story/types.ts'
import { looksLikeArticle } from '../core/url/article-like.ts'
import { registrableDomain } from '../core/url/provider.ts'
import { addressOf, type PageReport } from '../platform/page-report.ts'
import type { ActiveTab } from '../platform/tab.ts'
import type { LookUp, NearLookUp, OutletEntry, SourceState } from '../sources/types.ts'
import { outletName } from '../ui/outlet.ts'
import type { ReadPage, Screen } from './model/screen.ts'

/** Everything asked on the way; the popup's own are `lookUp` and its neighbours, and the scripts it injects. */
export type Asked = {
  lookUp(page: PageAddress): Promise<LookUp>
  nearMatches(page: NearPage): Promise<NearLookUp>
  outlet(domain: string): Promise<readonly OutletEntry[]>
  readPage(tabId: number, url: string): Promise<PageReport | null>
  readHead(tabId: number, url: string): Promise<PageHead | null>
  /** How the sources stand, for a page that is not looked up. */
  sources(): Promise<readonly SourceState[]>
  /** The keys that open the popup; empty when there are none. */
  shortcut(): Promise<string>
}

const isWeb = (url: string) => /^https?:\/\//i.test(url)

const notArticle = async (sources: readonly SourceState[], asked: Asked): Promise<Screen> => ({
  state: 'not-article',
  sources,
  shortcut: (await asked.shortcut().catch(() => '')) || null,
})

/** The answer by the tab's address; on a miss, by what the page itself says of its address. */
const byAddress = async (tab: ActiveTab, url: string, asked: Asked) => {
  const answer = await asked.lookUp({ url })
  if (answer.groups.length > 0 || tab.sample || answer.sources.every(({ info }) => info === null))
    return { answer, report: null }
  const report = await asked.readPage(tab.id, url)
  if (report === null) return { answer, report }
  const address = addressOf(report)
  return address.canonical || address.ogUrl
    ? { answer: await asked.lookUp(address), report }
    : { answer, report }
}

const isoOf = (time: number | null) => (time === null ? null : new Date(time * 1000).toISOString())

const readPageOf = (page: DescribedPage | null, url: string, outlets: readonly OutletEntry[]): ReadPage => ({
  title: page?.title ?? null,
  // An index's name for the outlet is the one its rows would carry.
  outlet: (outlets[0] && outletName(outlets[0].outlet.provider)) ?? page?.outlet ?? registrableDomain(url),
  publishedDateTime: isoOf(page?.time ?? null),
})

/** A page that no index knows: near matches of its headline, else what is known of its outlet. */
const missed = async (
  url: string,
  page: DescribedPage | null,
  feeds: PageHead['feeds'],
  sources: readonly SourceState[],
  asked: Asked,
) => {
  const domain = registrableDomain(url)
  const [near, outlets] = await Promise.all([
    page === null ? null : asked.nearMatches(page),
    domain === null ? [] : asked.outlet(domain),
  ])
  const read = readPageOf(page, url, outlets)
  const groups = near?.groups.filter(({ rows }) => rows.length > 0) ?? []
  const screen: Screen =
    groups.length > 0
      ? { state: 'near', sources, page: read, groups }
      : { state: 'nothing', sources, page: read, outlets, read: page !== null, feeds }
  return screen
}

/** Reading a head takes code that a page which is found never needs. */
const describe = async (head: PageHead): Promise<DescribedPage | null> =>
  (await import('../core/story/page-head.ts')).describePage(head)

/** What to show. Rejects only when the browser itself fails; a bad source is part of the answer. */
export const loadScreen = async (tab: ActiveTab | null, asked: Asked): Promise<Screen> => {
  const url = tab?.url ?? null
  if (tab === null || url === null || !isWeb(url)) return notArticle(await asked.sources(), asked)
  const { answer, report } = await byAddress(tab, url, asked)
  const { groups, sources } = answer
  if (groups.length > 0) return { state: 'story', sources, groups }
  if (sources.length === 0) return { state: 'no-source', sources }
  if (sources.every(({ info }) => info === null)) return { state: 'unreadable', sources }
  // Without a report the page cannot be injected into, or is too slow: its head would keep the reader waiting again.
  const head = report && (await asked.readHead(tab.id, url))
  const page = head && (await describe(head))
  const articleAddress = looksLikeArticle(url)
  if (head !== null && page === null) return notArticle(sources, asked)
  if (!articleAddress && !page?.articleMarkup) return notArticle(sources, asked)
  return missed(url, page, head?.feeds ?? [], sources, asked)
}
