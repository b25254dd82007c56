/** The screen of a story: its rows with clean links, and how the page was recognised. */

import { matchReason } from '../../core/url/trust.ts'
import type { LookUp } from '../../sources/types.ts'
import { cleanGroup } from './clean-links.ts'
import type { Screen } from './screen.ts'

/** The screen of a story that was found for the tab at `url`. */
export const storyScreen = (url: string, { groups, sources }: LookUp): Screen => ({
  state: 'story',
  sources,
  groups: groups.map(cleanGroup),
  reason: groups[0] ? matchReason(url, groups[0].match) : 'address',
})
