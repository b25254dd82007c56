/** Exports settings and sources to one file, and imports them. The file holds nothing about the pages that were read. */

import type { ListedFeed } from '../../intake/feed/opml.ts'
import type { Outlet } from '../../intake/feed/outlet.ts'
import { changeSettings, parseSettings, readSettings, type Settings } from '../../platform/settings.ts'
import { SourceFault } from '../faults.ts'
import { KEEP_DAYS, readKeepDays, writeKeepDays } from '../refresh/keep-days.ts'
import { refresh } from '../refresh/refresh.ts'
import { addSubscriptions, newSubscription, readSubscriptions } from '../refresh/subscriptions.ts'
import { addFeeds, type FeedToAdd } from './add-feeds.ts'
import { readCountGrants } from './badge-grants.ts'
import { readTypedAddress } from './typed-address.ts'

const FORMAT = 'second-source-settings'
const VERSION = 1
/** Sources per file. */
const MAX_SOURCES = 1000

/** The parsed content of a file. */
export type Import = {
  readonly settings: Settings
  readonly keepDays: number | null
  readonly feeds: readonly FeedToAdd[]
  readonly indexes: readonly string[]
  /** Domains of outlets where the icon counted. "All sites" is not exported: the reader must choose it again. */
  readonly countOn: readonly string[]
}

/** The feeds among the sources, for a list that other feed readers read. */
export async function listFeeds(): Promise<ListedFeed[]> {
  const all = Object.values(await readSubscriptions())
  return all
    .filter(({ kind }) => kind === 'feed')
    .map(({ address, outlet }) => ({ title: outlet?.name ?? '', address }))
}

/** The text of an export file. */
export async function exportAll(): Promise<string> {
  const all = Object.values(await readSubscriptions())
  const feeds = all.filter(({ kind }) => kind === 'feed').map(({ address, outlet }) => ({ address, outlet }))
  const indexes = all.filter(({ kind }) => kind === 'url').map(({ address }) => address)
  const countOn = [...(await readCountGrants()).domains]
  const [settings, keepDays] = [await readSettings(), await readKeepDays()]
  const file = { format: FORMAT, version: VERSION, settings, keepDays, feeds, indexes, countOn }
  return `${JSON.stringify(file, null, 2)}\n`
}

/**
 * Parses an exported file; invalid values are dropped. The page then requests the hosts and calls `importAll`.
 * @throws SourceFault if it is not an export file
 */
export function readExport(text: string): Import {
  const { format, version, settings, keepDays, feeds, indexes, countOn } = fields(parse(text))
  if (format !== FORMAT) throw new SourceFault('not-an-export')
  if (typeof version !== 'number' || version > VERSION) throw new SourceFault('newer-export')
  return {
    settings: parseSettings(settings),
    keepDays: KEEP_DAYS.find((days) => days === keepDays) ?? null,
    feeds: list(feeds).flatMap((each) => readFeed(fields(each))),
    indexes: list(indexes).flatMap((each) => readAddress(each)),
    countOn: list(countOn).filter(isDomain),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SourceFault('not-an-export')
  }
}

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, MAX_SOURCES) : [])

const isDomain = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value) && value.length <= 253

function readAddress(value: unknown): string[] {
  try {
    return typeof value === 'string' ? [readTypedAddress(value).href] : []
  } catch {
    return []
  }
}

function readFeed({ address, outlet }: Record<string, unknown>): FeedToAdd[] {
  return readAddress(address).map((href) => ({ address: href, outlet: readOutlet(fields(outlet)) }))
}

function readOutlet({ name, domains }: Record<string, unknown>): Outlet | null {
  const own = list(domains).filter(isDomain)
  return typeof name === 'string' && name !== '' && own.length > 0
    ? { name: name.slice(0, 200), domains: own }
    : null
}

/** Replaces the settings and adds the sources of an import, even those whose servers do not answer now. */
export async function importAll({ settings, keepDays, feeds, indexes }: Import): Promise<void> {
  await changeSettings(() => settings)
  if (keepDays !== null) await writeKeepDays(keepDays)
  await addFeeds(feeds, true)
  const added = await Promise.all(indexes.map((address) => newSubscription('url', address, null)))
  await addSubscriptions(added)
  await refresh(added.map(({ id }) => id))
}
