/** Look-ups across all sources. Reads only; any extension page may call it, none needs the worker. */
import type { PageAddress } from '../core/index/types.ts'
import type { NearPage } from '../core/story/types.ts'
import type { LookUp, NearLookUp, OutletEntry } from './types.ts'

/** The page's story in every source that knows it. Never rejects because of one bad source: its state says so. */
export async function lookUp(_page: PageAddress): Promise<LookUp> {
  throw new Error('M1')
}

/** Same-story coverage of a page that is in no index. */
export async function nearMatches(_page: NearPage): Promise<NearLookUp> {
  throw new Error('M1')
}

/** What each index holds of an outlet, most articles first; empty when none covers it. */
export async function outlet(_domain: string): Promise<readonly OutletEntry[]> {
  throw new Error('M1')
}
