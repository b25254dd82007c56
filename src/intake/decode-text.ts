/** Bytes of a document to text: by its byte order mark, then by what the bytes prove, then by what the server and the document say. */

/** Where a document declares its encoding; pages do it behind their first scripts. */
const PROLOG_BYTES = 4096
/** Characters beyond ASCII that prove UTF-8, for each place that is not UTF-8. */
const GOOD_FOR_ONE_BAD = 2

/**
 * Text of an HTML, XML or JSON document.
 * Bytes that are nearly all valid UTF-8 are UTF-8, whatever is declared: text in another encoding hardly ever is, while
 * wrong declarations and single bad bytes are common. Whatever is left is windows-1252, which reads every byte.
 * @param contentType the response's header, null if there is none
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const wide = wideEncoding(bytes)
  if (wide !== null) return new TextDecoder(wide).decode(bytes)
  const utf8 = new TextDecoder('utf-8').decode(bytes)
  const { beyondAscii, bad } = count(utf8)
  if (beyondAscii > 0 && beyondAscii >= GOOD_FOR_ONE_BAD * bad) return utf8
  const labels = [charsetOf(contentType), declaredEncoding(bytes)]
  for (const label of labels) {
    // Bytes without zeros are not UTF-16, and these bytes are not UTF-8.
    if (label === null || /^utf-?(?:16|32|8)/i.test(label)) continue
    const text = tryDecode(label, bytes)
    if (text !== null) return text
  }
  const saysUtf8 = labels.some((label) => label !== null && /^utf-?8$/i.test(label))
  return bad === 0 || (saysUtf8 && beyondAscii > 0) ? utf8 : new TextDecoder('windows-1252').decode(bytes)
}

/** Characters beyond ASCII that were decoded, and places that could not be. */
function count(text: string): { readonly beyondAscii: number; readonly bad: number } {
  let [beyondAscii, bad] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) bad++
    else if (code > 0x7f) beyondAscii++
  }
  return { beyondAscii, bad }
}

/** UTF-16 by a byte order mark, or by the zero bytes beside "<" or "{". */
function wideEncoding(bytes: Uint8Array): string | null {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if ((a === 0x3c || a === 0x7b) && b === 0) return 'utf-16le'
  if (a === 0 && (b === 0x3c || b === 0x7b)) return 'utf-16be'
  return null
}

function charsetOf(contentType: string | null): string | null {
  return contentType?.match(/charset\s*=\s*["']?([\w.:-]{1,40})/i)?.[1] ?? null
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const prolog = new TextDecoder('windows-1252').decode(bytes.subarray(0, PROLOG_BYTES))
  return (
    prolog.match(
      /<(?:\?xml[^>]{0,200}?encoding|meta\s[^>]{0,200}?charset)\s*=\s*["']?([\w.:-]{1,40})/i,
    )?.[1] ?? null
  )
}

function tryDecode(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return null
  }
}
