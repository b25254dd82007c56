import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type RecordKind, readRecords, recordKind } from './read.ts'
import type { ReadRecord } from './types.ts'

const read = (kind: RecordKind, text: string) => [...readRecords(kind, text)]
const places = ({ problems }: ReadRecord) =>
  problems.map((p) => `${p.line}:${p.column} ${p.severity} ${p.code}`)
const record = (...more: string[]) =>
  [
    '---',
    'title: "A"',
    'webUrl: https://example.org/a',
    'provider:',
    '  domain: example.org',
    ...more,
    '---',
    'Body',
  ].join('\n')
const markdown = (...more: string[]): ReadRecord => {
  const [first] = read('markdown', record(...more))
  if (!first) throw new Error('no record')
  return first
}

test('a file is known by its ending', () => {
  expect(['a.md', 'a.MARKDOWN', 'a.json', 'a.ndjson', 'a.txt'].map(recordKind)).toEqual([
    'markdown',
    'markdown',
    'json',
    'ndjson',
    null,
  ])
})

test('the sample is six articles without a problem', () => {
  const text = readFileSync('sample/amazon-shifts-alexa-to-inferentia.md', 'utf8')
  const [sample] = read('markdown', text)
  expect(sample?.problems).toEqual([])
  expect(sample?.record?.related.map((a) => [a.provider.domain, a.quality])).toEqual([
    ['venturebeat.com', 105],
    ['arstechnica.com', 71],
    ['techradar.com', 64],
    ['analyticsindiamag.com', 41],
    ['biometricupdate.com', 40],
  ])
  expect(sample).toMatchObject({ published: false, record: { article: { quality: 71, time: 1605257940 } } })
  expect(JSON.stringify(sample)).not.toContain('m7RhjrMN')
})

describe('a Markdown record', () => {
  test.each([
    ['a byte order mark', `\ufeff${record()}`],
    ['Windows line ends', record().replaceAll('\n', '\r\n')],
    ['spaces after the marks', record().replaceAll('---', '---  ')],
    ['the end mark ...', record().replace(/---(?=\nBody)/, '...')],
    ['no body', record().replace(/\nBody/, '')],
  ])('may have %s', (_, text) => {
    expect(read('markdown', text)).toMatchObject([{ record: { article: { title: 'A' } }, problems: [] }])
  })

  test('without an end mark is read with a warning', () => {
    const [first] = read('markdown', record().replace(/---\nBody/, ''))
    expect(first).toMatchObject({
      record: { article: { title: 'A' } },
      problems: [{ code: 'no-end-mark', line: 1 }],
    })
  })

  test.each(['', 'Just text', ' ---\ntitle: A\n---', '# Title\n---\n'])('%j has no front matter', (text) => {
    expect(read('markdown', text)).toMatchObject([
      { record: null, problems: [{ code: 'no-front-matter', line: 1 }] },
    ])
  })

  test('with empty front matter is not a record', () => {
    expect(read('markdown', '---\n---\n')).toMatchObject([
      { record: null, problems: [{ code: 'not-a-record' }] },
    ])
  })

  test('gives each problem the line and column of its value, from top to end', () => {
    expect(places(markdown('quality: -1', 'topics: [x, {}]', 'publishedDateTime: soon'))).toEqual([
      '6:10 warning invalid-quality',
      '7:13 warning not-text',
      '8:20 warning invalid-date',
    ])
  })

  test('gives a missing value the place of what should hold it', () => {
    expect(places(markdown('related:', '  - title: B'))).toEqual(['7:5 warning missing-url'])
  })

  test('counts lines the same with Windows line ends', () => {
    const [first] = read('markdown', record('quality: -1').replaceAll('\n', '\r\n'))
    expect(first && places(first)).toEqual(['6:10 warning invalid-quality'])
  })
})

describe('slips in YAML', () => {
  test('a colon in a title without quotes', () => {
    const found = markdown('excerpt: Apple: a story')
    expect(found.record).toBeNull()
    expect(found.problems).toMatchObject([{ code: 'yaml-syntax', line: 6, column: 10 }])
    expect(found.problems[0]?.message).toContain('must stand in quotes')
  })

  test.each([
    ['type:video', 'write a colon and a space after the name'],
    [
      'excerpt: "He said "no" to all"',
      'put the whole value in double quotes, and write \\" for a quote inside',
    ],
    ['excerpt: A\n  quality: 7', 'is indented as the one above'],
  ])('%s', (line, advice) => {
    expect(markdown(line).problems[0]?.message).toContain(advice)
  })

  test('a tab', () => {
    expect(markdown('images:', '\t- url: https://example.org/i').problems).toMatchObject([
      { severity: 'error', code: 'yaml-syntax', line: 7 },
    ])
  })

  test('a name that stands twice: the last value counts, with a warning', () => {
    const found = markdown('quality: 1', 'quality: 2')
    expect(found.record?.article.quality).toBe(2)
    expect(places(found)).toEqual(['7:1 warning duplicate-key'])
  })

  test('an open quote', () => {
    expect(markdown('excerpt: "open').problems[0]).toMatchObject({ severity: 'error', code: 'yaml-syntax' })
  })

  test('several slips are all named', () => {
    const found = markdown('excerpt: Apple: a story', 'type: @video', 'quality: -1')
    expect(found.problems.map(({ line }) => line)).toEqual([6, 7])
  })

  test('a time without quotes and a number in quotes are what they mean', () => {
    const found = markdown(
      'publishedDateTime: 2020-11-13 08:59:00',
      'quality: "71"',
      'related:',
      'images: []',
    )
    expect(found.problems).toEqual([])
    expect(found.record?.article).toMatchObject({ time: 1605257940, quality: 71 })
  })

  test('aliases are resolved, and a bomb of them takes neither time nor memory', () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}, *a${i}]`,
    )
    const found = markdown('a0: &a0 text', ...levels, 'excerpt: *a30', 'topics: *a30', 'related: *a30')
    expect(found.record?.article.title).toBe('A')
    expect(found.problems.length).toBeLessThan(20)
  })

  test('a structure that contains itself is survived', () => {
    expect(markdown('related: &r [*r]', 'topics: &t [*t]').record?.related).toEqual([])
  })

  test('a structure too deep for the parser is refused', () => {
    expect(markdown(`topics: ${'['.repeat(50_000)}`)).toMatchObject({ record: null })
  })

  test('tags cannot make objects, and names cannot reach a prototype', () => {
    expect(markdown('topics: !!js/function "f"').record).toBeNull()
    expect(markdown('__proto__: {title: evil}', 'constructor: x').record?.article.title).toBe('A')
  })
})

const one = { title: 'A', webUrl: 'https://example.org/a', provider: { domain: 'example.org' } }

describe('a JSON file', () => {
  test('is one record or an array', () => {
    expect(read('json', JSON.stringify(one))).toMatchObject([
      { record: { article: { title: 'A' } }, item: '' },
    ])
    expect(read('json', `\ufeff${JSON.stringify([one, one])}`)).toMatchObject([
      { item: '[0]' },
      { item: '[1]' },
    ])
    expect(read('json', '[]')).toEqual([])
  })

  test('loses a bad record of an array only', () => {
    const found = read('json', JSON.stringify([one, { ...one, title: '', quality: -1 }, one], null, 2))
    expect(found.map((r) => r.record !== null)).toEqual([true, false, true])
    expect(found.flatMap(places)).toEqual(['10:14 error missing-title', '15:16 warning invalid-quality'])
  })

  test.each([
    ['{"title": "A",}', '1:15'],
    ['[\n  {"title": "A"}\n  {"title": "B"}\n]', '3:3'],
    ['[1, 2,]', '1:7'],
    ['{"a": "line\nbreak"}', '1:7'],
    ['{"a": 1} x', '1:10'],
    ['', '1:1'],
    ['{"a": \u201cb\u201d}', '1:7'],
    ['[01]', '1:3'],
    ['{"a": 1, // note\n"b": 2}', '1:10'],
  ])('%j has its mistake at %s', (text, place) => {
    expect(read('json', text).flatMap(places)).toEqual([`${place} error json-syntax`])
  })
})

describe('hostile JSON', () => {
  test.each([
    ['100,000 open lists', '['.repeat(100_000), '1:202'],
    ['a string of 5 million escapes', `["${'\\n'.repeat(5_000_000)}"}`, '1:10000004'],
    ['20,000 spaces', ' '.repeat(20_000), '1:20001'],
  ])('%s: the position of the error is found', (_name, text, place) => {
    expect(read('json', text).flatMap(places)).toEqual([`${place} error json-syntax`])
  })

  test('a name that stands twice: the position is that of the last value, which counts', () => {
    const text = `${JSON.stringify({ quality: 5, ...one }).slice(0, -1)},"quality":-1}`
    expect(read('json', text).flatMap(places)).toEqual([`1:${text.length - 2} warning invalid-quality`])
  })
})

describe('a file of JSON lines', () => {
  test('is a record a line; a bad line costs itself only', () => {
    const text = `${JSON.stringify(one)}\r\n\n{"title": }\n${JSON.stringify({ ...one, quality: 'x' })}`
    const found = read('ndjson', text)
    expect(found.map(({ item, record }) => [item, record !== null])).toEqual([
      [':1', true],
      [':3', false],
      [':4', true],
    ])
    expect(found.flatMap(places)).toEqual(['3:11 error json-syntax', '4:93 warning invalid-quality'])
  })
})
