import { describe, expect, it } from 'vitest'
import { plainText, shorten, tidy } from './plain-text.ts'

describe('plain text of a title', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['<b>Bold</b> &amp; brave', 'Bold & brave'],
    ['Why &lt;div&gt; still matters', 'Why <div> still matters'],
    ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
    ['a<script>alert(1)</script>b', 'a b'],
    ['a<script>never closed', 'a'],
    ['<img src=x onerror=alert(1)>Picture', 'Picture'],
    ['one<br/>two<p>three', 'one two three'],
    ['x<!-- hidden -->y', 'x y'],
    ['l&rsquo;&eacute;t&eacute;&nbsp;2026', 'l’été 2026'],
    ['  many\n\t spaces ', 'many spaces'],
  ]
  it.each(cases)('%j reads %j', (html, text) => expect(plainText(html)).toBe(text))

  it('loses characters that change the direction of what follows', () => {
    expect(tidy('safe\u202egnp.exe')).toBe('safegnp.exe')
  })

  it('reads a megabyte of open angle brackets without delay', () => {
    expect(plainText('<'.repeat(1_000_000)).length).toBeLessThanOrEqual(20_000)
    expect(plainText('<script'.repeat(200_000))).toBe('')
    expect(plainText('<!--'.repeat(200_000))).toBe('')
  })

  it('is cut between words and never inside a character', () => {
    expect(shorten('one two three four', 12)).toBe('one two…')
    expect(shorten('😀'.repeat(10), 6)).toBe('😀😀…')
    expect(shorten('short', 10)).toBe('short')
  })
})
