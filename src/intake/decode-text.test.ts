import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const utf16 = (text: string, bigEndian: boolean, mark: boolean) => {
  const view = new DataView(new ArrayBuffer((text.length + (mark ? 1 : 0)) * 2))
  const all = mark ? `\ufeff${text}` : text
  for (let i = 0; i < all.length; i++) view.setUint16(i * 2, all.charCodeAt(i), !bigEndian)
  return new Uint8Array(view.buffer)
}

describe('the encoding of a document', () => {
  it('is UTF-8 when the bytes are, though the document says ISO-8859-1', () => {
    expect(decodeText(utf8('<?xml version="1.0" encoding="ISO-8859-1"?><t>Café – 東京</t>'), null)).toContain(
      'Café – 東京',
    )
  })

  it('is UTF-8 when the bytes are, though the server says windows-1251', () => {
    expect(decodeText(utf8('<t>Привет</t>'), 'text/xml; charset=windows-1251')).toBe('<t>Привет</t>')
  })

  it('is what the document declares when the bytes are not UTF-8', () => {
    const text = decodeText(latin1('<?xml version="1.0" encoding="windows-1251"?><t>\xcf\xf0\xe8</t>'), null)
    expect(text).toContain('При')
  })

  it.each([
    '<meta charset="windows-1251">',
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    `<script>${'x'.repeat(2000)}</script><meta charset=windows-1251>`,
  ])('is what the page declares: %s', (declaration) => {
    expect(decodeText(latin1(`<html><head>${declaration}<title>\xcf\xf0\xe8`), null)).toContain('При')
  })

  it('is windows-1252 when UTF-8 is declared and wrong', () => {
    expect(decodeText(latin1('<?xml encoding="utf-8"?><t>Caf\xe9</t>'), 'text/xml; charset=utf-8')).toContain(
      'Café',
    )
  })

  it('is windows-1252 when the declared encoding does not exist', () => {
    expect(decodeText(latin1('<?xml encoding="klingon"?><t>caf\xe9</t>'), null)).toContain('café')
  })

  it('reads UTF-16 of either order, with a byte order mark or without', () => {
    for (const bigEndian of [true, false])
      for (const mark of [true, false])
        expect(decodeText(utf16('<t>é</t>', bigEndian, mark), null)).toBe('<t>é</t>')
  })

  it('reads seven-bit Japanese as declared', () => {
    const jis = latin1('<?xml encoding="iso-2022-jp"?><t>\x1b$BF|\x1b(B</t>')
    expect(decodeText(jis, null)).toContain('日')
  })

  it('is UTF-8 although single bytes are not, whatever is declared', () => {
    const good = utf8('<?xml version="1.0" encoding="ISO-8859-1"?><t>Přívoz znovu jezdí')
    expect(decodeText(Uint8Array.from([...good, 0xe9, 0x2e]), null)).toContain('Přívoz znovu jezdí\ufffd.')
  })

  it('is not UTF-16 when the bytes have no zeros, whatever is declared', () => {
    expect(
      decodeText(utf8('<?xml version="1.0" encoding="utf-16"?><t>a</t>'), 'text/xml; charset=utf-16'),
    ).toContain('<t>a</t>')
  })

  it('drops the UTF-8 byte order mark', () => {
    expect(decodeText(utf8('\ufeff{"a":1}'), null)).toBe('{"a":1}')
  })
})
