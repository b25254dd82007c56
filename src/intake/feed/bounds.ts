/** How much of a feed is read. Apart from the parser, so that who fetches need not load it. */

/** A feed larger than this is refused before it is parsed. The largest feeds of news are under 1 MB. */
export const MAX_FEED_BYTES = 5 * 1024 * 1024
/** Items beyond are left out; feeds list the newest first. */
export const MAX_FEED_ITEMS = 1000
