/** An outlet's tile: its letters, and one of ten hues from its domain. */

const ONE_LETTER = /^[\u0590-\u08ff]/ // Hebrew and Arabic scripts: joined or unpaired letters read badly in twos.

const letters = (word: string): string[] => [...word].filter((char) => /\p{L}|\p{N}/u.test(char))

/** One or two letters for an outlet: "The Harbour Gazette" HG, "TechRadar" TR, "Wirefold" W. */
export const monogram = (name: string): string => {
  const words = name
    .trim()
    .replace(/^the\s+(?=\S)/i, '')
    .split(/\s+/)
    .map(letters)
    .filter((word) => word.length > 0)
  const first = words[0]?.[0] ?? '?'
  if (ONE_LETTER.test(first)) return first
  const second = words[1]?.[0]
  if (second) return (first + second).toUpperCase()
  const capitals = (words[0] ?? []).filter((char) => /\p{Lu}/u.test(char))
  return capitals.length >= 2 ? capitals.slice(0, 2).join('') : first.toUpperCase()
}

/** 0 to 9: FNV-1a 32 of the registrable domain in UTF-8, modulo 10. */
export const hue = (domain: string): number => {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(domain)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0) % 10
}
