/** Parses JSON as publishers write it by hand or by template. One pass, bounded depth. */

/** Levels of nesting; deeper values are null. */
const MAX_DEPTH = 64
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }
const BARE = /[^\s,:[\]{}"']+/y
const BLANK = /(?:\s|(?:\/\/\s*)?<!\[CDATA\[|\/\/[^\n]*|<!--|-->|\]\]>|;)+/y

/**
 * The value that `text` begins with. Reads comments, CDATA marks, single quotes, raw line breaks in strings, missing and
 * surplus commas and brackets; what is cut off ends where the text ends. Null if nothing can be read.
 */
export function parseLenientJson(text: string): unknown {
  let at = 0

  const skip = (): void => {
    for (;;) {
      BLANK.lastIndex = at
      if (BLANK.test(text)) at = BLANK.lastIndex
      if (!text.startsWith('/*', at)) return
      const end = text.indexOf('*/', at + 2)
      at = end < 0 ? text.length : end + 2
    }
  }
  const string = (): string => {
    const quote = text[at++]
    let out = ''
    let from = at
    while (at < text.length && text[at] !== quote) {
      if (text[at] !== '\\') at++
      else {
        out += text.slice(from, at) + escaped()
        from = at
      }
    }
    out += text.slice(from, at)
    at++
    return out
  }
  /** The character that the escape at `at` stands for. */
  const escaped = (): string => {
    const mark = text[at + 1] ?? ''
    const code = mark === 'u' ? text.slice(at + 2, at + 6) : ''
    const isCode = /^[0-9a-f]{4}$/i.test(code)
    at += isCode ? 6 : 2
    return isCode ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[mark] ?? mark)
  }
  const bare = (): unknown => {
    BARE.lastIndex = at
    const word = BARE.exec(text)?.[0] ?? ''
    at += word.length || 1
    if (word === 'true') return true
    if (word === 'false') return false
    return word === 'null' || word === '' ? null : Number.isFinite(Number(word)) ? Number(word) : word
  }
  const list = (depth: number): unknown[] => {
    const items: unknown[] = []
    for (at++, skip(); at < text.length && text[at] !== ']'; skip()) {
      if (text[at] === ',' || text[at] === '}') at++
      else items.push(value(depth + 1))
    }
    at++
    return items
  }
  const object = (depth: number): Record<string, unknown> => {
    const fields: Record<string, unknown> = Object.create(null)
    for (at++, skip(); at < text.length && text[at] !== '}'; skip()) {
      if (text[at] === ',' || text[at] === ']' || text[at] === ':') {
        at++
        continue
      }
      const key = value(depth + 1)
      skip()
      if (text[at] !== ':') continue
      at++
      const field = value(depth + 1)
      if (typeof key === 'string') fields[key] = field
    }
    at++
    return fields
  }
  const value = (depth: number): unknown => {
    skip()
    const next = text[at]
    if (next === '"' || next === "'") return string()
    if (depth > MAX_DEPTH) return bare()
    if (next === '{') return object(depth)
    return next === '[' ? list(depth) : bare()
  }

  skip()
  const start = text.slice(at).search(/[[{]/)
  if (start < 0) return null
  at += start
  return value(0)
}
