/** How much of a feed is read and kept. A module of its own: whoever fetches needs no parser. */

/** Bytes of a feed or of a list of feeds that are read. The largest feeds of news are below 1 MB; of a larger one, the beginning is read. */
export const MAX_FEED_BYTES = 5 * 1024 * 1024
/** Items beyond are left out; feeds list the newest first. */
export const MAX_FEED_ITEMS = 1000

/** What is kept of one feed: articles, and UTF-16 units of their records. A usual record has 700. */
export const MAX_FEED_ARTICLES = 5_000
export const MAX_FEED_CHARS = 8_000_000
/** What is kept of all feeds. */
export const MAX_ALL_ARTICLES = 100_000
export const MAX_ALL_CHARS = 80_000_000
