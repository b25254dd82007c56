/** Outlets that a new reader can choose from. None is enabled, and no request is sent before the reader ticks one. */
import type { Outlet } from '../../intake/feed/outlet.ts'
import type { FeedToAdd } from './add-feeds.ts'
import starter from './starter-feeds.json' with { type: 'json' }

type StarterFeed = Outlet & { readonly address: string }

export const STARTER_FEEDS: readonly StarterFeed[] = starter

/** Entries of the list with check boxes. */
export const STARTER_PICKS = STARTER_FEEDS.map(({ name, domains, address }) => ({
  key: address,
  name,
  domain: domains[0] ?? '',
}))

/** A feed to add, with its outlet if it is in the list. */
export const feedAt = (address: string): FeedToAdd => ({
  address,
  outlet: STARTER_FEEDS.find((feed) => feed.address === address) ?? null,
})
