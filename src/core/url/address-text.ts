/** The words of an address: of the part of its path that has the most, because the others name sections. */
import { pathKeys } from './keys.ts'

/** The text of the path's longest part by words, as a headline is written; empty for what is no address. */
export function addressText(url: string): string {
  const [key] = pathKeys(url)
  if (key === undefined) return ''
  const parts = new URL(key).pathname.split('/').map((part) => decoded(part).replace(/[-_+.,~]+/g, ' '))
  return parts.reduce((most, part) => (countWords(part) > countWords(most) ? part : most), '')
}

const countWords = (text: string): number => text.match(/\p{L}{2,}/gu)?.length ?? 0

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // Not every path is UTF-8.
    return part
  }
}
