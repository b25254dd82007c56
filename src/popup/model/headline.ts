/** Headlines as words: the outlet's own suffix, and whether two say the same. */
import type { Row } from '../../core/story/types.ts'

const SUFFIX = /\s+[-–—|·•»:]\s+(?=\S)/gu

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** A headline without the outlet's own name at its end, and that ending ("" when there is none). */
export const splitSuffix = (row: Pick<Row, 'title' | 'provider'>): { head: string; suffix: string } => {
  const whole = { head: row.title, suffix: '' }
  const last = [...row.title.matchAll(SUFFIX)].at(-1)
  if (!last || last.index === 0) return whole
  const ending = folded(row.title.slice(last.index + last[0].length))
  if (ending.length < 3) return whole
  const names = [folded(row.provider.name), folded(row.provider.domain)].filter((name) => name.length >= 3)
  const own = names.some((name) => name.includes(ending) || ending.includes(name))
  return own ? { head: row.title.slice(0, last.index), suffix: row.title.slice(last.index) } : whole
}

/** Whether two headlines have the same letters and figures, their outlets' names aside. */
export const sameHeadline = (a: Row, b: Row): boolean => {
  const [left, right] = [folded(splitSuffix(a).head), folded(splitSuffix(b).head)]
  return left !== '' && left === right
}
