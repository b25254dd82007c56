import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { splitFrontMatter } from './markdown.ts'
import { readPlainYaml } from './plain-yaml.ts'

const sample = readFileSync(
  new URL('../../../sample/amazon-shifts-alexa-to-inferentia.md', import.meta.url),
  'utf8',
)
const front = splitFrontMatter(sample)?.text ?? ''

/** What js-yaml makes of a text; a symbol when that is a mistake. */
const WRONG = Symbol('a mistake')
function loaded(text: string): unknown {
  try {
    return load(text)
  } catch {
    return WRONG
  }
}

/** Either left to js-yaml, or read just as it reads it. */
function agrees(text: string): void {
  const plain = readPlainYaml(text)
  if (plain !== undefined) expect(plain).toStrictEqual(loaded(text))
}

/** Values that are near the edge of what is plain. */
const scalars = [
  ...[
    '0',
    '-0',
    '00',
    '017',
    '0x1F',
    '0o17',
    '0b1',
    '1_000',
    '1e3',
    '1E3',
    '.5',
    '5.',
    '+1',
    '-1',
    '1.10',
    '1:30',
  ],
  ...[
    '12345678901234567890',
    '-12.50',
    '~',
    'Null',
    'NULL',
    'null',
    'True',
    'yes',
    'on',
    '.inf',
    '.NaN',
    '=',
    '<<',
  ],
  ...[
    '2020-01-01',
    '2020-05-06T00:56:00Z',
    '2020-05-06T00:56:00.5Z',
    '2020-05-06T00:56:00+01:00',
    '9to5mac.com',
  ],
  ...[
    '3 reasons',
    '3 reasons: one',
    '1 000',
    'a b',
    'a: b',
    'a:b',
    'a:',
    'a #b',
    'a#b',
    'a ',
    '- x',
    '-',
    '?',
    '? x',
    'é',
    '日本: 語',
  ],
  ...[
    '"a"',
    '"a\\/b"',
    '"\\u00e9"',
    '"\\ud83d\\ude00"',
    '"\\ud83d"',
    '"\\x41"',
    '"\\N"',
    '"a" b',
    '"a',
    '"a"b"',
    '"a\\"',
    '"a: b"',
  ],
  ...[
    "'a'",
    '[]',
    '{}',
    '[a]',
    '&a b',
    '*a',
    '!t a',
    '|',
    '>',
    '@a',
    '`a`',
    '%a',
    '',
    ' ',
    'a\tb',
    'a\u0085b',
    'a\u2028b',
  ],
  ...[
    'True story',
    'nullable',
    '0 0',
    '1.2.3',
    '1.2 3',
    '١٢',
    'Ⅷ',
    '5th',
    '5e',
    '5E5',
    '5e5x',
    '0xyz',
    '12e',
    '1x',
    '0.0',
    '-0.0',
    '-0.5',
  ],
]
const keys = [
  'title',
  'a',
  'a1',
  'a_b',
  'a-b',
  'null',
  'true',
  '1',
  '"q"',
  'a b',
  '__proto__',
  'constructor',
  '- a',
  'é',
]

describe('plain front matter', () => {
  it('is read as js-yaml reads it: the sample', () => {
    expect(readPlainYaml(front)).toStrictEqual(load(front))
    expect(readPlainYaml(front.replaceAll('\n', '\r\n'))).toStrictEqual(load(front))
  })

  it('is read as js-yaml reads it: every scalar after a key, in a list, and after a key in a list', () => {
    for (const scalar of scalars)
      for (const text of [
        `k: ${scalar}\n`,
        `k:\n  - ${scalar}\n  - b\n`,
        `k:\n- a: ${scalar}\n  b: c\n`,
        `k:\n  ${scalar}\n`,
      ])
        agrees(text)
  })

  it('is read as js-yaml reads it: any lines at any depth', () => {
    const line = fc
      .tuple(
        fc.constantFrom(0, 0, 2, 2, 4, 1),
        fc.constantFrom('', '', '- ', '-  '),
        fc.constantFrom(...keys, ...keys.slice(0, 4), ...keys.slice(0, 4)),
        fc.constantFrom(':', ':', ': ', '', ':  '),
        fc.oneof(fc.constant(''), fc.constantFrom(...scalars)),
      )
      .map(([indent, dash, key, colon, value]) => `${' '.repeat(indent)}${dash}${key}${colon}${value}`)
    fc.assert(
      fc.property(fc.array(line, { maxLength: 7 }), (lines) => agrees(lines.join('\n'))),
      { numRuns: 4000, seed: 11 },
    )
  })

  it('is read as js-yaml reads it: the sample with a few characters changed', () => {
    const change = fc.tuple(
      fc.nat(front.length),
      fc.nat(3),
      fc.constantFrom('', ' ', '\n', '"', ':', '#', '- ', '\t', '\\', 'x', '\n\n'),
    )
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        let text = front
        for (const [at, out, put] of changes) text = text.slice(0, at) + put + text.slice(at + out)
        agrees(text)
      }),
      { numRuns: 600, seed: 12 },
    )
  })

  it('is left to js-yaml when it is nested like no record', () => {
    const deep = Array.from({ length: 5000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')
    expect(readPlainYaml(deep)).toBe(undefined)
  })
})
