/** A page's address without an in-page anchor. */

/** Keeps `#/` and `#!`, which are routes of single-page applications. */
export const pageUrl = (url: string): string => url.replace(/#(?![/!]).*$/s, '')
