/** Plain text on one line out of a value that a page gives for a title, a description or a name. */
import { stripBidiControls } from '../../core/article/bidi.ts'
import { decodeReferences } from './entities.ts'

/** Formatting inside a word; other elements separate words. */
const INLINE = /<\/?(?:em|i|b|strong|u|span|sub|sup|mark|font|a)(?:\s[^<>]{0,200})?>/gi
const ELEMENT = /<\/?[a-z!][^<>]{0,200}>/gi
const BLANKS = /[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\ufeff]+/gu
/** Soft hyphens and zero-width spaces: invisible, and they keep equal words from being equal. */
const INVISIBLE = /[\u00ad\u200b\u2060]/g

/** `text` without markup, character references, control characters and outer blanks; at most `limit` UTF-16 units. */
export function cleanText(text: string, limit: number): string {
  const plain = decodeReferences(text.slice(0, limit * 4))
    .replace(INLINE, '')
    .replace(ELEMENT, ' ')
  return stripBidiControls(plain).replace(INVISIBLE, '').replace(BLANKS, ' ').trim().slice(0, limit)
}
