/** A number of bytes in words. */
import { FORMATS } from '../ui/words/languages.ts'
import type { Words } from '../ui/words/words.ts'

const UNITS = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** "412 kB", "4.1 MB", in French "4,1 Mo"; steps of 1,000, as disks and browsers count. */
export function sizeText(bytes: number, words: Words): string {
  let value = bytes / 1000
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0
  const format = new Intl.NumberFormat(FORMATS[words.language], {
    style: 'unit',
    unit: UNITS[unit] ?? 'terabyte',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format(value).replaceAll(' ', '\u00a0')
}
