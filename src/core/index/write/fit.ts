/** Makes an article fit a block whatever its texts are: real ones are left as they are, hostile ones are cut. */
import type { Article } from '../../article/types.ts'
import { LIMITS } from '../limits.ts'
import { encodedTexts } from './block.ts'

/**
 * Most bytes of one article's texts: with its numbers and its provider's name they fit `LIMITS.blockPages` even when nothing
 * can be deflated. The longest real article takes less than half of it.
 */
export const ARTICLE_TEXTS = 6400
/** Most bytes in UTF-8 of a character that is one UTF-16 unit, and the bytes of one that is two. */
const UNIT_BYTES = 3
const PAIR_BYTES = 4

type Fitting = { readonly article: Article; readonly also: readonly string[] }

/** The article without what does not fit. It loses topics, image, the end of the excerpt, AMP addresses, further addresses, in this order. */
export function fitted(article: Article, all: readonly string[]): Fitting {
  const also = all.slice(0, LIMITS.further)
  if (fits(article, also)) return { article, also }
  let fitting = article
  for (const step of STEPS) if (sizeOf(fitting) > ARTICLE_TEXTS) fitting = step(fitting)
  const kept: string[] = []
  for (const url of also) if (sizeOf(fitting, [...kept, url]) <= ARTICLE_TEXTS) kept.push(url)
  return { article: fitting, also: kept }
}

const STEPS: readonly ((article: Article) => Article)[] = [
  (article) => ({ ...article, topics: [] }),
  (article) => ({ ...article, image: null }),
  (article) => ({ ...article, excerpt: cut(article) }),
  ({ urls, ...article }) => ({ ...article, urls: { ...urls, amp: null, cdnAmp: null } }),
]

/** The excerpt without its end, for which there is no room. */
function cut(article: Article): string {
  let room = ARTICLE_TEXTS - sizeOf({ ...article, excerpt: '' }) - UNIT_BYTES
  let end = 0
  for (const character of article.excerpt) {
    room -= character.length === 1 ? UNIT_BYTES : PAIR_BYTES
    if (room < 0) break
    end += character.length
  }
  return end === 0 ? '' : `${article.excerpt.slice(0, end).trimEnd()}…`
}

const sizeOf = (article: Article, also: readonly string[] = []): number =>
  encodedTexts({ article, also }).length

/** A cheap check first: most articles fit by the length of their texts. It costs a fiftieth of shortening their addresses. */
function fits(article: Article, also: readonly string[]): boolean {
  const { title, excerpt, urls, image, topics } = article
  const texts = [
    title,
    excerpt,
    urls.web,
    urls.original,
    urls.amp,
    urls.cdnAmp,
    image?.url,
    ...topics,
    ...also,
  ]
  const units = texts.reduce((sum, text) => sum + (text?.length ?? 0) + 2, 0)
  return units * UNIT_BYTES <= ARTICLE_TEXTS || sizeOf(article, also) <= ARTICLE_TEXTS
}
