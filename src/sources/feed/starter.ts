/** The outlets a new reader can choose from. None is enabled; nothing is asked of any before the reader ticks it. */

import type { Outlet } from './feed-records.ts'
import starter from './starter-feeds.json' with { type: 'json' }

export type StarterFeed = Outlet & { readonly address: string }

export const STARTER_FEEDS: readonly StarterFeed[] = starter
