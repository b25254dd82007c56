import { expect, it } from 'vitest'
import { cleanText } from './clean-text.ts'

it.each([
  [
    'Ferry &amp; pilot boat <b>aground</b> off&nbsp;&#8220;Cape&#8221;',
    'Ferry & pilot boat aground off “Cape”',
  ],
  ['Un&amp;eacute; &amp;laquo;ferry&amp;raquo; &amp;amp;amp; un pilote', 'Uné «ferry» & un pilote'],
  ['It&#146;s aground &#x2014; &hellip;', 'It’s aground — …'],
  ['Re<em>al</em>ly<br>aground', 'Really aground'],
  ['Fähr\u00adhafen\u200b zu', 'Fährhafen zu'],
  ['5 &lt; 6, AT&T; &unknown;', '5 < 6, AT&T; &unknown;'],
  [' a\n\t\u0000b \u3000 c ', 'a b c'],
  ['a\u202eb\u2066c', 'abc'],
])('%j becomes %j', (text, plain) => {
  expect(cleanText(text, 300)).toBe(plain)
})

it('cuts at the limit', () => {
  expect(cleanText('x'.repeat(10_000), 300)).toHaveLength(300)
})
