/** Adds the feeds a reader ticked, asking for all their hosts in one question. */
import { requestOrigins } from '../platform/permissions.ts'
import { type AddedFeeds, addFeeds, type FeedToAdd } from './add-feeds.ts'
import { countOrigins } from './count-hosts.ts'
import { originsOfAddresses } from './hosts.ts'

/**
 * Call it in the press, before any `await`. Null: the reader did not allow the hosts.
 * @param count true: ask for the outlets' own pages too, so that the icon counts on them
 */
export async function addPickedFeeds(
  feeds: readonly FeedToAdd[],
  count: boolean,
): Promise<AddedFeeds | null> {
  const pages = count ? countOrigins(feeds.flatMap(({ outlet }) => outlet?.domains ?? [])) : []
  const hosts = originsOfAddresses(feeds.map(({ address }) => address))
  return (await requestOrigins([...new Set([...hosts, ...pages])])) ? addFeeds(feeds) : null
}
