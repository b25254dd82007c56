/** Chooses a page's headline among what its head and its first headings say. */
import { bareTitle } from '../../core/text/headline.ts'
import { wordPatterns } from '../../core/text/word-patterns.ts'
import { fold } from '../../core/text/words.ts'

/** A heading shows the headline when it shares this much with a title (Dice coefficient of letter pairs, 0 to 1). */
const MIN_SIMILARITY = 0.5
/** Words of a page's only heading that is the headline though no title resembles it. */
const MIN_LONE_WORDS = 5
const MAX_TAIL_WORDS = 2
/** Letters of a witness that may cut a longer title. */
const MIN_WITNESS = 12

/** What a page says of its headline, as plain text; '' where it says nothing. */
export type Titles = {
  readonly jsonLd: string
  /** og: and other metas, best first, then `<title>`. */
  readonly head: readonly string[]
  /** The first `<h1>`s. */
  readonly headings: readonly string[]
}

/**
 * The headline, '' if there is none. What a reader sees as heading counts most: JSON-LD and og: often carry a version for
 * search engines or social networks. But when these two agree, the heading is the version for the page's looks.
 */
export function chooseHeadline({ jsonLd, head, headings }: Titles, known: readonly string[]): string {
  const outlets = [...known, ...headings.filter((heading) => head.some((title) => isTail(heading, title)))]
  const strip = (text: string): string => bareTitle(text, outlets)
  const stripAll = (texts: readonly string[]): string[] =>
    [...new Set(texts)].map(strip).filter((one) => one !== '' && !isOutlet(one, outlets))
  const titles = stripAll([jsonLd, ...head])
  const shown = stripAll(headings)
  const [first = ''] = titles
  if (jsonLd !== '' && head[0] && letters(strip(jsonLd)) === letters(strip(head[0])))
    return cutByWitness(first, [...titles, ...shown])
  const best = mostSimilar(shown, titles)
  if (best) return withoutKicker(best, titles, [jsonLd, ...head])
  const [lone] = shown
  if (titles.length === 0) return lone ?? ''
  if (headings.length === 1 && lone && isHeadline(lone, outlets)) return lone
  return cutByWitness(first, titles)
}

/** Whether `heading` is a short last part of a title that says more before it: the outlet's name as the page shows it. */
const isTail = (heading: string, title: string): boolean =>
  heading.split(' ').length <= MAX_TAIL_WORDS &&
  heading.length * 2 < title.length &&
  title.endsWith(heading) &&
  /[|｜»·•–—_-]\s?$/u.test(title.slice(0, -heading.length))

/** Whether a page's only heading is a sentence, and does not introduce the outlet. */
const isHeadline = (heading: string, outlets: readonly string[]): boolean =>
  heading.split(' ').length >= MIN_LONE_WORDS &&
  !outlets.some((outlet) => letters(heading).startsWith(letters(outlet)))

/** The heading most similar to any title, or null if none is similar enough. */
function mostSimilar(headings: readonly string[], titles: readonly string[]): string | null {
  let best: string | null = null
  let most = MIN_SIMILARITY
  const pairs = titles.map(letterPairs)
  for (const heading of headings) {
    const own = letterPairs(heading)
    const similarity = Math.max(0, ...pairs.map((other) => dice(own, other)))
    if (similarity <= most) continue
    most = similarity
    best = heading
  }
  return best
}

/**
 * The heading in the spelling of the title that has the same letters; or the title that it repeats behind a kicker
 * ("Sport Title"), or before a name without a blank ("TitleBy Anna").
 */
function withoutKicker(heading: string, titles: readonly string[], whole: readonly string[]): string {
  const all = letters(heading)
  if (whole.some((one) => one !== '' && one.startsWith(heading))) return heading
  for (const title of titles) {
    const own = letters(title)
    if (own === all) return title
    if (own.length < MIN_WITNESS) continue
    if (all.endsWith(own)) return title
    const rest = heading.startsWith(title) ? heading.slice(title.length) : ''
    if (/^(?:\p{L}|\s*[|｜»·•–—(-]|\s\d{1,2}\.\d)/u.test(rest)) return title
  }
  return heading
}

/** `title` without a kicker or a tail that another title of the page lacks. */
function cutByWitness(title: string, witnesses: readonly string[]): string {
  for (const witness of witnesses) {
    if (witness.length < MIN_WITNESS || witness.length >= title.length) continue
    const at = title.indexOf(witness)
    if (at < 0) continue
    const before = title.slice(0, at)
    const after = title.slice(at + witness.length)
    if (
      (before === '' || /[|:：｜»›·•–—-]\s*$/u.test(before)) &&
      (after === '' || /^\s*[|｜ㅣ»›·•–—_:：(-]/u.test(after))
    )
      return witness
  }
  return title
}

const letters = (text: string): string => {
  const folded = fold(text)
  return (folded.match(wordPatterns(folded).run) ?? []).join('')
}

const isOutlet = (text: string, outlets: readonly string[]): boolean => {
  const own = letters(text)
  return outlets.some((outlet) => letters(outlet) === own)
}

function letterPairs(text: string): ReadonlySet<string> {
  const all = letters(text)
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < all.length; at++) pairs.add(all.slice(at, at + 2))
  return pairs
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return (2 * shared) / (a.size + b.size || 1)
}
