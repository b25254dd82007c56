/** The rows of the options page's list: one per source, with one for each feed. */

import type { ErrorData } from '../../platform/error-data.ts'
import { keptBytes } from '../files/feed-files.ts'
import type { StoredFile } from '../files/index-file.ts'
import { type InstalledSource, readInstalled } from '../install/installed.ts'
import { onSources } from '../install/installed-changes.ts'
import { FEEDS } from '../refresh/feeds.ts'
import { onSubscriptions, readSubscriptions, type Subscription } from '../refresh/subscriptions.ts'
import type { SourceKind } from '../types.ts'

export type SourceRow = {
  readonly id: string
  readonly kind: SourceKind
  readonly name: string
  /** Null for kinds without an address. */
  readonly address: string | null
  /** Null if no index is installed. */
  readonly articles: number | null
  /** ISO 8601. */
  readonly newest: string | null
  /** For a feed: its stored articles, and its share of the index of all feeds. */
  readonly bytes: number
  /** ISO 8601: the last successful check. */
  readonly checkedAt: string | null
  readonly error: ErrorData | null
  /** Bytes of a running or interrupted download; null if there is none. */
  readonly download: { readonly received: number; readonly size: number } | null
  /** Whether it can be refreshed without the reader choosing files again. */
  readonly refreshable: boolean
}

/** All sources: the packaged one first, then by name. */
export async function listSources(): Promise<SourceRow[]> {
  const [installed, subscriptions] = [await readInstalled(), await readSubscriptions()]
  const indexes = Object.values(installed).filter(({ id }) => id !== FEEDS)
  const feeds = Object.values(subscriptions).filter(({ kind }) => kind === 'feed')
  const sizes = await feedSizes(feeds, installed[FEEDS])
  return [...indexes.map(indexRow), ...feeds.map((feed, i) => feedRow(feed, sizes[i] ?? 0))].sort(inOrder)
}

function feedSizes(feeds: readonly Subscription[], shared: InstalledSource | undefined): Promise<number[]> {
  const articles = feeds.reduce((sum, feed) => sum + feed.articles, 0)
  const perArticle = shared && articles > 0 ? bytesOf(shared.parts) / articles : 0
  return Promise.all(
    feeds.map(async (feed) => (await keptBytes(feed.id)) + Math.round(feed.articles * perArticle)),
  )
}

function indexRow(source: InstalledSource): SourceRow {
  const { id, kind, name, address, info, parts, checkedAt, error, wanted, received } = source
  return {
    id,
    kind,
    name,
    address,
    articles: info?.articles ?? null,
    newest: info?.newest ?? null,
    bytes: bytesOf(parts),
    checkedAt,
    error,
    download: kind === 'url' && wanted.length > 0 ? { received, size: bytesOf(wanted) } : null,
    refreshable: kind === 'url',
  }
}

function feedRow(
  { id, address, outlet, articles, newest, checked, error }: Subscription,
  bytes: number,
): SourceRow {
  return {
    id,
    kind: 'feed',
    name: outlet?.name ?? new URL(address).hostname,
    address,
    articles: checked === null ? null : articles,
    newest,
    bytes,
    checkedAt: checked === null ? null : new Date(checked * 1000).toISOString(),
    error,
    download: null,
    refreshable: true,
  }
}

const bytesOf = (parts: readonly StoredFile[]) => parts.reduce((sum, { size }) => sum + size, 0)

const inOrder = (a: SourceRow, b: SourceRow) =>
  Number(b.kind === 'bundled') - Number(a.kind === 'bundled') || a.name.localeCompare(b.name)

/** Calls `listener` when a row may have changed; returns a function that unsubscribes. */
export function onSourceRows(listener: () => void): () => void {
  const stops = [onSources(listener), onSubscriptions(listener)]
  return () => {
    for (const stop of stops) stop()
  }
}
