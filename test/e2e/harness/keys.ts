/** Keys in the notation of both browsers' protocols. */
import type { Key } from './types.ts'

const NAMED: Readonly<Record<string, number>> = {
  Tab: 9,
  Enter: 13,
  Escape: 27,
  End: 35,
  Home: 36,
  ArrowUp: 38,
  ArrowDown: 40,
}

/** `code`: the physical key; `virtual`: its number in older interfaces; `text`: what it types. */
export function keyOf(key: Key): { readonly code: string; readonly virtual: number; readonly text: string } {
  const named = NAMED[key]
  if (named !== undefined) return { code: key, virtual: named, text: key === 'Enter' ? '\r' : '' }
  if (key === '?') return { code: 'Slash', virtual: 191, text: key }
  return { code: `Key${key.toUpperCase()}`, virtual: key.toUpperCase().charCodeAt(0), text: key }
}
