/** Adds the feeds a reader ticked, asking for all their hosts in one question. */
import { requestOrigins } from '../../platform/permissions.ts'
import { originsOfAddresses } from '../refresh/hosts.ts'
import { type AddedFeeds, addFeeds } from './add-feeds.ts'
import { countOrigins } from './badge-grants.ts'
import { feedAt } from './starter-feeds.ts'

/**
 * Call it in the press, before any `await`. Null: the reader did not allow the hosts.
 * @param count true: ask for the outlets' own pages too, so that the icon counts on them
 */
export async function addPickedFeeds(
  addresses: readonly string[],
  count: boolean,
): Promise<AddedFeeds | null> {
  const feeds = addresses.map(feedAt)
  const pages = count ? countOrigins(feeds.flatMap(({ outlet }) => outlet?.domains ?? [])) : []
  const hosts = originsOfAddresses(addresses)
  return (await requestOrigins([...new Set([...hosts, ...pages])])) ? addFeeds(feeds) : null
}
