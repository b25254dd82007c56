/** A feed speaks only for itself: for the articles of an outlet whose own feed is there, that feed's text and name win. */
import type { ArticleRecord } from '../../../core/article/types.ts'
import { keys } from '../../../core/url/keys.ts'
import { providerIdentity } from '../../../core/url/provider.ts'
import type { Outlet } from '../../../intake/feed/outlet.ts'

/** Records of one feed, with its publisher and address. */
export type FeedOfRecords = {
  readonly address: string
  readonly outlet: Outlet | null
  /** The outlet is known from the list that comes with the extension, whatever host the feed lies at. */
  readonly isTrusted: boolean
  readonly records: readonly ArticleRecord[]
}

/** All records: those of an outlet's own feed as they are, others only where no own feed has the page. */
export function preferOwnFeeds(feeds: readonly FeedOfRecords[]): ArticleRecord[] {
  const names = new Map<string, string>()
  const ownKeys = new Set<string>()
  const parted = feeds.map((feed) => {
    const owners = ownIdentities(feed)
    for (const owner of owners) if (feed.outlet && !names.has(owner)) names.set(owner, feed.outlet.name)
    const own = feed.records.filter((record) => owners.has(identityOf(record)))
    for (const key of own.flatMap(keysOf)) ownKeys.add(key)
    return { own, foreign: feed.records.filter((record) => !owners.has(identityOf(record))) }
  })
  return parted.flatMap(({ own, foreign }) => [
    ...own,
    ...foreign
      .filter((record) => !keysOf(record).some((key) => ownKeys.has(key)))
      .map((record) => withName(record, names.get(identityOf(record)))),
  ])
}

/** Owners that a feed may speak for: its outlet's, as far as the feed lies at their hosts or is trusted. */
function ownIdentities({ address, outlet, isTrusted }: FeedOfRecords): ReadonlySet<string> {
  const host = providerIdentity(new URL(address).hostname)
  const identities = (outlet?.domains ?? []).map(providerIdentity)
  return new Set(identities.filter((identity) => isTrusted || identity === host))
}

const identityOf = ({ article }: ArticleRecord): string => providerIdentity(article.provider.domain)

const keysOf = ({ article }: ArticleRecord): string[] => keys(article.urls.web ?? article.urls.original ?? '')

function withName(record: ArticleRecord, name: string | undefined): ArticleRecord {
  if (name === undefined) return record
  const { article, related } = record
  return { article: { ...article, provider: { ...article.provider, name } }, related }
}
