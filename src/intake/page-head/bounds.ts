/** How much of a page's head is read, whoever reads it: the content script, its parser, and the HTML reader. */

/** UTF-16 units for texts, entries for lists. */
export const HEAD_BOUNDS = {
  text: 2000,
  /** All JSON-LD scripts of a page together. Live blogs carry several hundred thousand. */
  jsonLd: 500_000,
  scripts: 20,
  metas: 300,
  metaName: 100,
  headings: 5,
  times: 20,
  time: 60,
  feeds: 20,
  feedTitle: 200,
  feedType: 100,
  lang: 35,
} as const
