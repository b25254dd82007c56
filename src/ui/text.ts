/** Cuts text from pages and indexes to a length that can be shown. */

/** Longest foreign text shown, in UTF-16 units. Real headlines have fewer than 200. */
const MOST = 600

/** The text, cut with an ellipsis if it is too long. Never splits a surrogate pair. */
export const bounded = (text: string, most = MOST): string => {
  if (text.length <= most) return text
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`
}
