/** Takes the AMP marks out of a path: the shapes are data in tables/amp.ts. */
import { hasAmp, splitPath, trimEnd } from './path.ts'
import {
  AMP_DOT_PREFIX,
  AMP_FILE_SUFFIXES,
  AMP_JOINS,
  AMP_PAIRS,
  AMP_SEGMENTS,
  AMP_TAILS,
  AMP_WORD_PREFIXES,
  AMP_WORD_SUFFIXES,
} from './tables/amp.ts'

const marks = new Set(AMP_SEGMENTS)
const pairs = new Map(AMP_PAIRS)

/** Segments without AMP marks, file endings, session ids and empty parts. */
export function cleanSegments(path: string): string[] {
  const segments = splitPath(path)
  return hasAmp(path) ? trimEnd(withoutMarks(segments), { isMark, withoutFileMark }) : trimEnd(segments)
}

/** Whether a segment (lower case) is nothing but an AMP mark. */
export function isMark(low: string): boolean {
  return marks.has(low) || low.startsWith(AMP_DOT_PREFIX)
}

/** The segments without AMP marks. The last one is left as it is: it may be a page about AMP (`/companies/amp`). */
export function withoutMarks(segments: readonly string[]): string[] {
  const kept: string[] = []
  const last = segments.length - 1
  segments.forEach((part, at) => {
    const low = part.toLowerCase()
    const next = segments[at + 1]?.toLowerCase()
    if (at === last) kept.push(part)
    else if (!isMark(low) && (next === undefined || pairs.get(low) !== next))
      kept.push(withoutWord(part, low))
  })
  return kept
}

/** `amp-articles`, `article-amp`: one plain word and the mark. */
function withoutWord(part: string, low: string): string {
  for (const prefix of AMP_WORD_PREFIXES)
    if (low.startsWith(prefix) && isWord(low.slice(prefix.length))) return part.slice(prefix.length)
  for (const suffix of AMP_WORD_SUFFIXES)
    if (low.endsWith(suffix) && isWord(low.slice(0, -suffix.length))) return part.slice(0, -suffix.length)
  return part
}

function isWord(text: string): boolean {
  return /^[a-z]+$/.test(text) && !isMark(text)
}

/** The path with an id that AMP parted from its slug joined to it again. */
export function withJoinedId(path: string): string {
  return AMP_JOINS.reduce((text, shape) => text.replace(shape, '$1$2'), path)
}

/** The path without an end that only AMP forms have. */
export function withoutTail(path: string): string {
  return AMP_TAILS.reduce((text, shape) => text.replace(shape, ''), path)
}

/** `story-qHHG_amp` (its file ending taken off) without the mark. */
export function withoutFileMark(name: string): string {
  const end = name.slice(-4).toLowerCase()
  const suffix = AMP_FILE_SUFFIXES.find((mark) => end === mark)
  return suffix === undefined ? name : name.slice(0, -suffix.length)
}
