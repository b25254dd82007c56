/** What a search for similar articles looks at, when an index is built and on the device. */

/** Seconds that a story lasts about. Articles further apart share a topic at most. */
export const STORY_SECONDS = 14 * 86_400
/** Terms of an article that are looked up, the heaviest first. */
export const QUERY_TERMS = 32
