import { expect, it } from 'vitest'
import { parseLenientJson } from './lenient-json.ts'

const value = { a: 'x', b: [1, true, null], c: { d: 'y' } }
const text = '{"a": "x", "b": [1, true, null], "c": {"d": "y"}}'

it.each([
  ['plain JSON', text],
  ['a comment around it', `<!-- ${text} -->`],
  ['comments inside it', text.replace(', "c"', ', // note\n /* note */ "c"')],
  ['CDATA around it', `//<![CDATA[\n${text}\n//]]>`],
  ['CDATA in its line', `//<![CDATA[ ${text} //]]>`],
  ['a semicolon behind it', `${text};`],
  ['surplus commas', text.replace('null]', 'null,]').replace('"y"}', '"y",,}')],
  ['missing commas', text.replace('"x", ', '"x" ')],
  ['surplus braces behind it', `${text}}}`],
  ['a surplus bracket inside it', text.replace('"y"}', '"y"]}')],
  ['single quotes', text.replaceAll('"', "'")],
  ['names without quotes', text.replaceAll(/"(\w)":/g, '$1:')],
  ['its end cut off', text.slice(0, -2)],
])('reads %s', (_, written) => {
  expect(parseLenientJson(written)).toEqual(value)
})

it('reads raw line breaks and escapes in strings', () => {
  expect(parseLenientJson('{"a": "x\ny\\n\\"z\\u00e9"}')).toEqual({ a: 'x\ny\n"zé' })
})

it('reads nothing out of what is not JSON', () => {
  expect([parseLenientJson(''), parseLenientJson('window.x')]).toEqual([null, null])
})

// Quadratic work on half a megabyte takes minutes: the runner's limit fails the test.
it.each(['{"a":', '[', '/* ', "'", '"\\', ']}', '{[:,', '<!--'])('reads half a megabyte of %j', (unit) => {
  const hostile = `{${unit.repeat(500_000 / unit.length)}`
  expect(typeof parseLenientJson(hostile)).toBe('object')
})

it('keeps a field named __proto__ a field', () => {
  const parsed = parseLenientJson('{__proto__: {"polluted": true}}')
  expect(Object.keys(Object(parsed))).toEqual(['__proto__'])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})
