/** Bytes of a feed to text: the byte order mark, then what the bytes prove, then what the server and the document say. */

const PROLOG_BYTES = 1024

/**
 * Text of an XML or JSON document.
 * Bytes that are not all ASCII and are valid UTF-8 are UTF-8, whatever is declared: in any other encoding such a
 * sequence is next to impossible, while a wrong declaration is common. An unknown or failing encoding ends at windows-1252,
 * which reads every byte.
 * @param contentType the response's header, null when there is none
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const marked = markedEncoding(bytes)
  if (marked !== null) return new TextDecoder(marked).decode(bytes)
  const utf8 = tryDecode('utf-8', bytes)
  if (utf8 !== null && utf8.length < bytes.length) return utf8
  for (const label of [charsetOf(contentType), declaredEncoding(bytes)]) {
    const text = label === null ? null : tryDecode(label, bytes)
    if (text !== null) return text
  }
  return utf8 ?? new TextDecoder('windows-1252').decode(bytes)
}

/** From a byte order mark, or from the zero bytes of "<" in UTF-16. */
function markedEncoding(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c) return 'utf-16be'
  return null
}

function charsetOf(contentType: string | null): string | null {
  return contentType?.match(/charset\s*=\s*"?([\w.:-]{1,40})/i)?.[1] ?? null
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const prolog = new TextDecoder('windows-1252').decode(bytes.subarray(0, PROLOG_BYTES))
  return prolog.match(/^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})/i)?.[1] ?? null
}

function tryDecode(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
