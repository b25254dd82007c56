/** Reads an HTML fragment, as feeds put it into titles and summaries: its plain text and its first picture. */
import { decodeHTML } from 'entities/decode'
import { Parser } from 'htmlparser2'
import { tidy } from './tidy.ts'

export type Fragment = {
  readonly text: string
  /** Address of the first picture as it is written; undefined if there is none. */
  readonly image: string | undefined
}

/** Characters of markup that are read. A picture that lies in the markup as data may come before the first word. */
const READ_CHARS = 500_000
/** Characters given to the parser at once; between two it may stop. */
const CHUNK = 8_192
/** Times that entities are decoded beyond the first, for text that was escaped more than once. */
const EXTRA_DECODES = 2

const INLINE =
  'a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr'
const BLOCK =
  'address|article|aside|blockquote|br|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul'
const OTHER =
  'audio|body|button|embed|head|html|iframe|img|input|link|map|meta|noscript|object|option|param|picture|script|select|source|style|svg|textarea|title|video'
/** A `<` that begins no HTML tag or comment: "5 < 6", "Vec<T>", "#include </etc/hosts>". */
const NOT_A_TAG = new RegExp(`<(?!/?(?:${INLINE}|${BLOCK}|${OTHER})(?:[\\s/<>]|$)|!--)`, 'gi')
/** A tag that ends or stands alone: a text that should be plain is then markup. */
const CLOSING_TAG = new RegExp(`</(?:${INLINE}|${BLOCK})\\s*>|<(?:br|img|hr|p)\\b[^<>]*>`, 'i')
/** Elements whose content is no text of the article. */
const HIDDEN = 'audio|button|iframe|noscript|object|script|select|style|svg|textarea|title|video'
const IS_HIDDEN = new RegExp(`^(?:${HIDDEN})$`)
/** Elements that part words from each other. */
const IS_BREAK = new RegExp(`^(?:${BLOCK}|${HIDDEN})$`)
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i

/** Reads text until `limit` characters are found, tags not counted, and the first picture. */
export function readFragment(html: string, limit: number): Fragment {
  const parts: string[] = []
  let found = 0
  let hidden = 0
  let image: string | undefined
  const add = (text: string) => {
    if (hidden > 0) return
    parts.push(text)
    if (text !== ' ') found += text.length
  }
  const parser = new Parser({
    onopentag: (name, { src, width, height }) => {
      if (IS_BREAK.test(name)) add(' ')
      if (IS_HIDDEN.test(name)) hidden++
      else if (name === 'img' && src && hidden === 0 && !isPixel(width, height)) image ??= src
    },
    onclosetag: (name) => {
      if (IS_HIDDEN.test(name)) hidden = Math.max(0, hidden - 1)
      if (IS_BREAK.test(name)) add(' ')
    },
    oncomment: () => add(' '),
    ontext: add,
  })
  const markup = html.slice(0, READ_CHARS).replace(NOT_A_TAG, '&lt;')
  for (let at = 0; at < markup.length && found <= limit; at += CHUNK)
    parser.write(markup.slice(at, at + CHUNK))
  // An unfinished tag or a character reference at the end belongs to what was not read.
  if (found <= limit) parser.end()
  return { text: tidy(decodeAgain(parts.join(''))), image }
}

/** Plain text of an HTML fragment. Markup that was escaped comes out as its characters ("&lt;b&gt;" as "<b>"), never as markup. */
export const plainText = (html: string, limit = 2_000): string => readFragment(html, limit).text

/** A text that its feed calls plain, which is still markup often enough. */
export const statedPlain = (text: string, limit = 2_000): string =>
  CLOSING_TAG.test(text) ? plainText(text, limit) : tidy(decodeAgain(decodeHTML(text.slice(0, 10 * limit))))

/** Tracking pictures are one pixel wide or high. */
const isPixel = (width: string | undefined, height: string | undefined): boolean =>
  /^[01](?:px)?$/.test(width ?? '') || /^[01](?:px)?$/.test(height ?? '')

function decodeAgain(text: string): string {
  let decoded = text
  for (let times = 0; times < EXTRA_DECODES && ENTITY.test(decoded); times++) decoded = decodeHTML(decoded)
  return decoded
}
