/** HTML as feeds put it into titles and summaries, to plain text. */
import { decodeHTML } from 'entities/decode'

/** Of text that is cut anyway: what is beyond is not looked at, so that a huge body costs nothing. */
const READ_CHARS = 20_000

/**
 * Plain text of an HTML fragment: tags and comments gone, the content of scripts and styles too, entities decoded,
 * white space single. Markup that was escaped twice comes out as its text ("&lt;b&gt;" as "<b>"), never as markup.
 */
export function plainText(html: string): string {
  const markup = html
    .slice(0, READ_CHARS)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<\/?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|blockquote|figure|figcaption)\b[^<>]*>/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
  return tidy(decodeHTML(markup))
}

/** White space to single spaces, control and direction-changing characters gone. */
export function tidy(text: string): string {
  return (
    text
      .slice(0, READ_CHARS)
      // Bidirectional overrides could make a headline or an outlet's name read as another.
      .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
      .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
      .trim()
  )
}

/** At most `limit` characters, cut between words, with an ellipsis when something was cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit - 1)
  const space = cut.lastIndexOf(' ')
  const kept = space > limit / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')
  return `${kept.replace(/[\s,;:.]+$/, '')}…`
}
