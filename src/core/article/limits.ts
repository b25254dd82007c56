/** Limits of an article's values. Longer values are cut or left out with a warning when a record is read. */

/** UTF-16 units for texts, UTF-8 bytes for addresses, entries for lists, pixels for `imageSide`. The longest real values: 180, 505, 450, 179 entries. */
export const LIMITS = {
  title: 500,
  excerpt: 2000,
  url: 2048,
  providerName: 200,
  domain: 253,
  topic: 100,
  topics: 32,
  related: 1000,
  imageSide: 100_000,
  cardText: 500,
} as const
