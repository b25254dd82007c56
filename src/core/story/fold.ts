/** Folds a ranked story into what is shown: one row a provider, other providers' copies under their original, best score first. */
import { mainUrl } from '../article/main-url.ts'
import { isoTime } from '../article/time.ts'
import type { Article, Place } from '../article/types.ts'
import { ownerOf } from '../url/owner.ts'
import type { Row, Story, Why } from './types.ts'

/** An article of a story before folding. `copyOf` is the page's own article, or a place among the rows. */
export type Member = {
  readonly article: Article
  readonly usual: number | null
  readonly why: Why | null
  readonly copyOf: 'page' | number | null
  readonly copyScore: number
}

/** Where a score stands, given all scores of the story. */
export type Placer = (quality: number | null, story: readonly (number | null)[]) => Place | null

/**
 * `rows` come best related first; in the answer they stand by score, unscored last, equals as they came. The page's own
 * article is never folded: when a row repeats its text, the later of the two says so and both stand.
 */
export function foldStory(page: Member, rows: readonly Member[], place: Placer): Story {
  const scores = [page, ...rows].map(({ article }) => article.quality)
  const originalOfPage = earliestCopy(page, rows)
  const show = (member: Member, more: readonly Row[] = [], copies: readonly Row[] = []): Row =>
    rowOf(member, place(member.article.quality, scores), copyLink(member, page, rows), more, copies)
  // An outlet's second copy of its own text is not folded: it is a further article of the outlet.
  const roots = rows.map((member, i) => {
    const root = rootOf(i, rows)
    return outletOf(rows[root] ?? member) === outletOf(member) ? i : root
  })
  const standing = rows
    .map((member, i) => ({ member, i }))
    .filter(({ i }) => roots[i] === i)
    .sort((a, b) => bestFirst(a.member, b.member) || a.i - b.i)
  const copiesOf = (root: number): Row[] =>
    rows.flatMap((member, i) => (i !== root && roots[i] === root ? [show(member)] : []))
  const outlets = groupBy(standing, ({ member }) => outletOf(member))
  const folded = [...outlets.values()].flatMap(([first, ...others]) =>
    first
      ? [
          show(
            first.member,
            others.map(({ member, i }) => show(member, [], copiesOf(i))),
            copiesOf(first.i),
          ),
        ]
      : [],
  )
  const article = rowOf(
    page,
    place(page.article.quality, scores),
    originalOfPage && linkTo(originalOfPage.article, originalOfPage.copyScore),
    [],
    [],
  )
  return { article, rows: folded }
}

const outletOf = ({ article }: Member): string => ownerOf(article.provider.domain)

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

const bestFirst = (a: Member, b: Member): number => (b.article.quality ?? -1) - (a.article.quality ?? -1)

const isEarlier = (a: Article, b: Article): boolean => a.time !== null && b.time !== null && a.time < b.time

/** The earliest row before the page that has its text: then the page is the copy. */
function earliestCopy(page: Member, rows: readonly Member[]): Member | null {
  const before = rows.filter((row) => row.copyOf === 'page' && isEarlier(row.article, page.article))
  return before.sort((a, b) => (a.article.time ?? 0) - (b.article.time ?? 0))[0] ?? null
}

/** The row under which row `i` stands: its original's, followed up to one that is a copy of no other row. */
function rootOf(i: number, rows: readonly Member[]): number {
  let at = i
  for (let steps = 0; steps < rows.length; steps++) {
    const above = rows[at]?.copyOf
    if (typeof above !== 'number' || !rows[above]) return at
    at = above
  }
  return i
}

function copyLink(member: Member, page: Member, rows: readonly Member[]): Row['copyOf'] {
  if (member.copyOf === null) return null
  if (member.copyOf === 'page')
    return isEarlier(member.article, page.article) ? null : linkTo(page.article, member.copyScore)
  const original = rows[member.copyOf]
  return original ? linkTo(original.article, member.copyScore) : null
}

const linkTo = (article: Article, score: number): Row['copyOf'] => ({
  url: mainUrl(article),
  provider: article.provider,
  score,
})

function rowOf(
  { article, usual, why }: Member,
  place: Place | null,
  copyOf: Row['copyOf'],
  more: readonly Row[],
  copies: readonly Row[],
): Row {
  return {
    url: mainUrl(article),
    ampUrl: article.urls.amp,
    title: article.title,
    excerpt: article.excerpt,
    provider: article.provider,
    quality: article.quality,
    place,
    usual,
    publishedDateTime: isoTime(article.time),
    dateIsFirstSeen: article.dateIsFirstSeen,
    language: article.language,
    type: article.type,
    image: article.image,
    topics: article.topics,
    why,
    copyOf,
    more,
    copies,
  }
}
