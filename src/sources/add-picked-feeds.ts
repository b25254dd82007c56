/** Adds the feeds a reader ticked, asking for all their hosts in one question. */
import { requestOrigins } from '../platform/permissions.ts'
import { type AddedFeeds, addFeeds, type FeedToAdd } from './add-feeds.ts'
import { originsOfAddresses } from './hosts.ts'

/** Call it in the press, before any `await`. Null: the reader did not allow the hosts. */
export async function addPickedFeeds(feeds: readonly FeedToAdd[]): Promise<AddedFeeds | null> {
  const granted = await requestOrigins(originsOfAddresses(feeds.map(({ address }) => address)))
  return granted ? addFeeds(feeds) : null
}
