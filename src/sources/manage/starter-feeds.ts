/** The outlets a new reader can choose from. None is enabled; nothing is asked of any before the reader ticks it. */
import type { Outlet } from '../../intake/feed/outlet.ts'
import type { FeedToAdd } from './add-feeds.ts'
import starter from './starter-feeds.json' with { type: 'json' }

type StarterFeed = Outlet & { readonly address: string }

export const STARTER_FEEDS: readonly StarterFeed[] = starter

/** As a list to tick shows them. */
export const STARTER_PICKS = STARTER_FEEDS.map(({ name, domains, address }) => ({
  key: address,
  name,
  domain: domains[0] ?? '',
}))

/** A feed of the list with its outlet; any other one names its own. */
export const feedAt = (address: string): FeedToAdd => ({
  address,
  outlet: STARTER_FEEDS.find((feed) => feed.address === address) ?? null,
})
