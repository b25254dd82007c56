/** Adds the feeds that the reader ticked, with one permission prompt for all their hosts. */
import { requestOrigins } from '../../platform/permissions.ts'
import { originsOfAddresses } from '../refresh/hosts.ts'
import { type AddedFeeds, addFeeds } from './add-feeds.ts'
import { countOrigins } from './badge-grants.ts'
import { feedAt } from './starter-feeds.ts'

/**
 * Call it in the click event, before any `await`. Returns null if the reader did not grant the hosts.
 * @param count true: also request the outlets' sites, so that the icon counts there
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
