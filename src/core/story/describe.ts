/** An article's or a page's terms: which words, where they stand, and which look like names. */
import { bareTitle } from './title.ts'
import { hashWord, type Word, words } from './words.ts'

/** Where a term stands: bit 1 the title, bit 2 the excerpt. */
export const inTitle = 1
export const inExcerpt = 2

/** Terms with their places; `capitals` counts [capitalised, all] mid-sentence uses where a capital means something. */
export type Description = {
  readonly places: Map<number, number>
  readonly capitals: Map<number, readonly [number, number]>
}

/** More words than this of an excerpt are its body, not its gist. */
const excerptWords = 60
const titleWords = 40

export function describe(title: string, excerpt: string, outlets: readonly string[]): Description {
  const places = new Map<number, number>()
  const capitals = new Map<number, readonly [number, number]>()
  const head = words(bareTitle(title, outlets), titleWords)
  const body = words(excerpt, excerptWords)
  const headline = isHeadlineCase(head)
  for (const [list, place] of [
    [head, inTitle],
    [body, inExcerpt],
  ] as const)
    for (const word of list) {
      if (word.stop) continue
      const hash = hashWord(word.stem)
      places.set(hash, (places.get(hash) ?? 0) | place)
      if (word.capital === null || (place === inTitle && headline)) continue
      const [upper, all] = capitals.get(hash) ?? [0, 0]
      capitals.set(hash, [upper + (word.capital ? 1 : 0), all + 1])
    }
  return { places, capitals }
}

/** "Every Word Like This": most words that could be either are capitalised, so a capital names nothing. */
function isHeadlineCase(list: readonly Word[]): boolean {
  const cased = list.filter((word) => word.capital !== null)
  return cased.filter((word) => word.capital).length > cased.length * 0.6
}
