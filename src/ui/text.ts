/** Text that came from a page or an index, kept to a bearable length. */

/** Longest text shown of anything foreign, in UTF-16 units; a real headline has less than 200. */
const MOST = 600

/** The text, cut with an ellipsis when it is longer than anyone reads. Never splits a surrogate pair. */
export const bounded = (text: string, most = MOST): string => {
  if (text.length <= most) return text
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`
}
