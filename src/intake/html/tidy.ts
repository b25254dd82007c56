/** Cleans and shortens one line of text. */

/** Characters that are read of one text; the rest costs nothing. */
const READ_CHARS = 20_000

/** What the bytes 0x80 to 0x9f are in windows-1252: publishers and older runtimes leave them as control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** White space becomes single spaces; control characters and characters that change the direction are removed. */
export function tidy(text: string): string {
  return (
    text
      .slice(0, READ_CHARS)
      // Bidirectional controls could make a headline or an outlet's name read as another.
      .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .replace(/[\u0080-\u0084\u0086-\u009f]/g, (char) => WINDOWS_1252.charAt(char.charCodeAt(0) - 0x80))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
      .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
      .trim()
  )
}

/** At most `limit` characters, cut between words, with an ellipsis if something was cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit - 1)
  const space = cut.lastIndexOf(' ')
  const kept = space > limit / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')
  return `${kept.replace(/[\s,;:.]+$/, '')}…`
}
