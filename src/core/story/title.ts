/** A headline without what is not part of it: the outlet's name at its end, an agency's "UPDATE 1-" at its start. */
import { fold } from './words.ts'

const tail = /\s(?:[|·•–—»]|-{1,2}|::)\s([^|·•–—»]{2,60})$/u
const agencyMark =
  /^(?:(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|BREAKING|EXCLUSIVE|ANALYSIS|FACTBOX)(?:\s?\d+)?(?:-|:\s))+/u
const maximumTailWords = 6

function squash(text: string): string {
  return fold(text)
    .replace(/^www\./u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Whether a tail names the outlet: one contains the other, the shorter with at least 4 characters or being the whole. */
function names(end: string, outlet: string): boolean {
  const bare = squash(outlet.replace(/\.[a-z]{2,}(?:\.[a-z]{2})?$/u, ''))
  if (bare === '' || end === '') return false
  if (end === bare || end === squash(outlet)) return true
  const [short, long] = end.length < bare.length ? [end, bare] : [bare, end]
  return short.length >= 4 && long.includes(short)
}

/** Strips up to two outlet suffixes ("Title - Section - Outlet") when the last one names one of `outlets`. */
export function bareTitle(title: string, outlets: readonly string[]): string {
  let text = title.trim().replace(agencyMark, '')
  for (let round = 0; round < 2; round++) {
    const match = tail.exec(text)
    const end = match?.[1]
    if (!match || end === undefined || end.split(/\s+/u).length > maximumTailWords || match.index < 8) break
    if (!outlets.some((outlet) => names(squash(end), outlet))) break
    text = text.slice(0, match.index).trimEnd()
  }
  return text
}
