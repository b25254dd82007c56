/** Cuts text from pages and indexes to a length that can be shown. */

/** Longest foreign text shown, in UTF-16 units. Real headlines have fewer than 200. */
const MAX_TEXT_LENGTH = 600

/** The text, cut with an ellipsis if it is too long. Never splits a surrogate pair. */
export const bounded = (text: string, maxLength = MAX_TEXT_LENGTH): string => {
  if (text.length <= maxLength) return text
  return `${text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}…`
}
