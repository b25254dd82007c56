/** What to show when no index knows the tab's address: its canonical link is tried, then its headline, then its outlet. */

import { looksLikeArticle } from '../../core/url/article-like.ts'
import { registrableDomain } from '../../core/url/provider.ts'
import { type DescribedPage, describePage } from '../../intake/page-head/page-head.ts'
import type { PageHead } from '../../intake/page-head/types.ts'
import { readHead, readPage } from '../../platform/injected.ts'
import { addressOf } from '../../platform/page-report.ts'
import { readSettings } from '../../platform/settings.ts'
import { shortcut } from '../../platform/shortcut.ts'
import type { ActiveTab } from '../../platform/tab.ts'
import { lookUp, nearMatches, outlet, sourceStates } from '../../sources/lookup/popup-lookup.ts'
import type { LookUp, OutletEntry, SourceState } from '../../sources/types.ts'
import { outletName } from '../../ui/outlet.ts'
import { withoutHiddenNear } from '../model/story.ts'
import { cleanNear } from './clean-links.ts'
import type { ReadPage, Screen } from './screen.ts'
import { storyScreen } from './story-screen.ts'

/** `sources` null: they were not asked yet. */
export const notArticle = async (sources: readonly SourceState[] | null): Promise<Screen> => ({
  state: 'not-article',
  sources: sources ?? (await sourceStates()),
  shortcut: (await shortcut().catch(() => '')) || null,
})

/** The answer by what the page itself says of its address; `answer` is the one by the tab's. */
const byReport = async (tab: ActiveTab, url: string, answer: LookUp) => {
  if (tab.sample || answer.sources.every(({ info }) => info === null)) return { answer, report: null }
  const report = await readPage(tab.id, url)
  const address = report && addressOf(report)
  return address?.canonical || address?.ogUrl ? { answer: await lookUp(address), report } : { answer, report }
}

const isoOf = (time: number | null) => (time === null ? null : new Date(time * 1000).toISOString())

const readPageOf = (page: DescribedPage | null, url: string, outlets: readonly OutletEntry[]): ReadPage => ({
  title: page?.title ?? null,
  // An index's name for the outlet is the one its rows would carry.
  outlet: (outlets[0] && outletName(outlets[0].outlet.provider)) ?? page?.outlet ?? registrableDomain(url),
  publishedDateTime: isoOf(page?.time ?? null),
})

/** Near matches of the page's headline, else what is known of its outlet. */
const nearOrNothing = async (
  url: string,
  page: DescribedPage | null,
  feeds: PageHead['feeds'],
  sources: readonly SourceState[],
): Promise<Screen> => {
  const domain = registrableDomain(url)
  const [near, outlets, { hidden }] = await Promise.all([
    page === null ? null : nearMatches(page),
    domain === null ? [] : outlet(domain),
    readSettings(),
  ])
  const read = readPageOf(page, url, outlets)
  const groups = (near?.groups ?? [])
    .map((group) => withoutHiddenNear(group, hidden))
    .filter(({ rows }) => rows.length > 0)
  return groups.length > 0
    ? { state: 'near', sources, page: read, groups: groups.map(cleanNear) }
    : { state: 'nothing', sources, page: read, outlets, read: page !== null, feeds }
}

export const missed = async (tab: ActiveTab, url: string, byAddress: LookUp): Promise<Screen> => {
  const { answer, report } = await byReport(tab, url, byAddress)
  const { sources } = answer
  if (answer.groups.length > 0) return storyScreen(url, answer)
  if (sources.length === 0) return { state: 'no-source', sources }
  if (sources.every(({ info }) => info === null)) return { state: 'unreadable', sources }
  // Without a report the page cannot be injected into, or is too slow: its head would keep the reader waiting again.
  const head = report && (await readHead(tab.id, url))
  const page = head && describePage(head)
  if (head !== null && page === null) return notArticle(sources)
  if (!looksLikeArticle(url) && !page?.articleMarkup) return notArticle(sources)
  // The options page is an ordinary window's: its address would carry what a private one shows.
  const feeds = tab.isPrivate ? [] : (head?.feeds ?? [])
  return nearOrNothing(url, page, feeds, sources)
}
