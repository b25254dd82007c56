/** What the columns of a block are. docs/format.md gives their order. */

export const WHY_KINDS = ['own', 'listedBy', 'shared', 'text'] as const
export const FLAGS = { video: 1, record: 2, image: 4 } as const
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
] as const
