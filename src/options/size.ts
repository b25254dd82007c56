/** A number of bytes as people read it. */
import type { Words } from '../ui/words/words.ts'

const UNITS = ['KB', 'MB', 'GB', 'TB'] as const

/** "412 KB", "4.1 MB"; steps of 1,000, as disks and browsers count. */
export function sizeText(bytes: number, words: Words): string {
  let value = bytes / 1000
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  return `${words.number(value, unit > 0 && value < 9.95 ? 1 : 0)}\u00a0${UNITS[unit]}`
}
