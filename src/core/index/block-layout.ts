/** The columns of a block: flags and texts of articles, kinds of rows. docs/format.md gives their order. */

/** Bits of an article's flags; no other bit is set. */
export const FLAGS = { video: 1, record: 2, image: 4, firstSeen: 8, guest: 16, noIdKeys: 32 } as const
export const ALL_FLAGS = 63

/** Texts of an article in the order of their columns. */
export const TEXTS = [
  'title',
  'excerpt',
  'web',
  'original',
  'amp',
  'cdnAmp',
  'image',
  'topics',
  'also',
  'language',
] as const

/** Why a row is in a story, by number. */
export const WHY_KINDS = ['own', 'listedBy', 'shared', 'text'] as const
