import { describe, expect, it } from 'vitest'
import { plainText, readFragment, statedPlain } from './plain-text.ts'
import { shorten, tidy } from './tidy.ts'

describe('plain text of a title', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['<b>Bold</b> &amp; brave', 'Bold & brave'],
    ['Why &lt;div&gt; still matters', 'Why <div> still matters'],
    ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
    ['a<script>alert(1)</script>b', 'a b'],
    ['a<script>never closed', 'a'],
    ['<img src=x onerror=alert(1)>Picture', 'Picture'],
    ['#include </etc/hosts> and Vec<T>', '#include </etc/hosts> and Vec<T>'],
    ['I <3 ferries, <b>really</b>', 'I <3 ferries, really'],
    ['Fish &amp;amp; chips &amp;nbsp;twice', 'Fish & chips twice'],
    ['\u0093Quoted\u0094 \u0096 in windows-1252', '“Quoted” – in windows-1252'],
    ['one<br/>two<p>three', 'one two three'],
    ['x<!-- hidden -->y', 'x y'],
    ['l&rsquo;&eacute;t&eacute;&nbsp;2026', 'l’été 2026'],
    ['  many\n\t spaces ', 'many spaces'],
  ]
  it.each(cases)('%j reads %j', (html, text) => expect(plainText(html)).toBe(text))

  it('loses characters that change the direction of what follows', () => {
    expect(tidy('safe\u202egnp.exe')).toBe('safegnp.exe')
  })

  it('is cut after tags are removed', () => {
    const picture = `<img src="data:image/png;base64,${'A'.repeat(100_000)}">`
    expect(plainText(`${picture}<p>The ferry is back</p>`)).toBe('The ferry is back')
  })

  it('of a huge body is read as far as needed', () => {
    expect(plainText('<p>word</p>'.repeat(100_000), 300).length).toBeLessThan(10_000)
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

describe('a text that its feed calls plain', () => {
  it.each([
    ['Why <b> fell out of use', 'Why <b> fell out of use'],
    ['A <b>bold</b> move', 'A bold move'],
    ['Ferry&nbsp;back', 'Ferry back'],
  ])('%j reads %j', (text, expected) => expect(statedPlain(text)).toBe(expected))
})

describe('the first picture', () => {
  it.each([
    ['<p>a<img src="/a.jpg"><img src="/b.jpg">', '/a.jpg'],
    ['<img src="/pixel.gif" width="1" height="1"><img src="/a.jpg">', '/a.jpg'],
    ['<noscript><img src="/n.jpg"></noscript>no picture', undefined],
    ['no picture', undefined],
  ])('of %j is %j', (html, image) => expect(readFragment(html, 300).image).toBe(image))
})
