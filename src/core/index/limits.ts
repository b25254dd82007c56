/** Every limit of an index file and of a look-up in it: the table of docs/format.md, section 10. */
import { LIMITS as ARTICLE } from '../article/limits.ts'

/** Texts in UTF-16 units, `block`, `dictionary` and `meta` in bytes. A reader refuses a file that exceeds any of them. */
export const LIMITS = {
  /** Articles in a block. */
  slots: 255,
  /** File pages that a block touches. */
  blockPages: 3,
  /** Bytes of a block once inflated. */
  block: 16_384,
  /** Other blocks that the rows of one block lie in. */
  refs: 64,
  /** Bytes: the payload of three file pages. */
  dictionary: 12_276,
  meta: 262_144,
  /** Values of a distribution. */
  scores: 1024,
  /** Entries of `top`. */
  top: 24,
  /** Rows of a stored story. */
  storyRows: 60,
  /** Other blocks that the rows of one story lie in. */
  storyBlocks: 6,
  /** A position in a list; a number of lists. */
  listed: 65_535,
  title: ARTICLE.title,
  excerpt: ARTICLE.excerpt,
  address: ARTICLE.url,
  /** Further addresses of an article. */
  further: 16,
  topics: ARTICLE.topics,
  topic: ARTICLE.topic,
  /** Of a BCP 47 tag. */
  language: 39,
  imageSide: ARTICLE.imageSide,
  providerName: ARTICLE.providerName,
  domain: ARTICLE.domain,
  cardText: ARTICLE.cardText,
  /** Providers of a file. */
  providers: 131_072,
  /** Files of an index. */
  parts: 48,
  /** Parts in which the story of one page is read. */
  pageParts: 4,
  /** Articles of a part that a look-up reads and that do not confirm its key. */
  unconfirmed: 4,
  /** File reads, and bytes read, of one look-up in one part. */
  lookupReads: 48,
  lookupBytes: 262_144,
  /** Addresses whose keys one look-up makes. */
  lookupKeys: 8192,
} as const
