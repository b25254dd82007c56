/** The verb build: what it reads, says and writes. */
import { chmodSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorkplace, record, type Workplace } from './fixtures/command.ts'
import { article, CARD, RELATED } from './fixtures/records.ts'

let here: Workplace
beforeAll(() => {
  here = openWorkplace()
})
afterAll(() => here.remove())
beforeEach(() => here.clear())

const rowsOf = (index: string, url: string) => JSON.parse(here.run(['story', index, '--json', url]).out).rows

describe('build', () => {
  it('makes one file of a folder of Markdown and says what it did, with exit code 0', () => {
    here.write('rail/alpha.md', article('alpha', ...RELATED))
    here.write('rail/second-source.yml', CARD)
    const { code, out, err } = here.run(['build', 'rail', '-o', 'rail.index'])
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(err).toMatch(
      /^Rail: 1 file, 1 record, 0 unpublished\nleft out: 0; 0 errors, 0 warnings\n2 articles of 2 outlets, 2 with a story\n0 pages merged, 0 ambiguous AMP keys dropped\nwrote rail\.index: \d+ bytes, hash [0-9a-f]{64}\n$/,
    )
    expect(rowsOf('rail.index', 'https://alpha.example/one-two-three-four')).toHaveLength(1)
  })

  it.each([
    ['a folder', ['in']],
    ['folders and files', ['in/a', 'in/b.ndjson', 'in/c.json']],
    ['globs', ['in/**/*.{md,ndjson,json}']],
    ['the same file twice', ['in', 'in/a/alpha.md', './in/b.ndjson']],
  ])('reads Markdown, JSON and JSON lines from %s', (_, inputs) => {
    here.write('in/a/alpha.md', article('alpha'))
    const fields = (name: string) => ({
      title: `A long title about ${name}`,
      webUrl: `https://${name}.example/one-two-three-four`,
      provider: { domain: `${name}.example` },
    })
    here.write('in/b.ndjson', `${JSON.stringify(fields('bravo'))}\r\n\n${JSON.stringify(fields('charlie'))}`)
    here.write('in/c.json', JSON.stringify([fields('delta'), fields('echo')]))
    const { code, out } = here.run(['build', ...inputs, '-o', 'x.index', '--name', 'X', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      verb: 'build',
      file: 'x.index',
      files: 3,
      records: 5,
      articles: 5,
    })
  })

  it('writes the same bytes whatever the order and the kind of its input', () => {
    here.write('a/1.md', article('alpha', ...RELATED))
    here.write('a/2.md', article('charlie'))
    here.write('b/9.md', article('alpha', ...RELATED))
    here.write('b/0.md', article('charlie'))
    for (const folder of ['a', 'b']) here.run(['build', folder, '-o', `${folder}.index`, '--name', 'X'])
    expect(here.read('b.index').equals(here.read('a.index'))).toBe(true)
  })

  it('reads files with a byte order mark, Windows line ends and UTF-16', () => {
    here.write('in/a.md', `\ufeff${article('alpha').replaceAll('\n', '\r\n')}`)
    here.write('in/b.md', Buffer.from(`\ufeff${article('bravo')}`, 'utf16le'))
    const { code, out } = here.run(['build', 'in', '-o', 'x.index', '--name', 'X', '--json'])
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, articles: 2, problems: [] })
  })

  it('names every problem of one run by file, line, column, severity and code, and leaves out what it must', () => {
    here.write('in/good.md', article('alpha'))
    here.write('in/bad-date.md', article('bravo', 'publishedDateTime: yesterday', 'quality: high'))
    here.write('in/no-title.md', record('webUrl: https://x.example/a', 'provider: { domain: x.example }'))
    here.write('in/no-url.md', record('title: X', 'webUrl: ftp://x.example/'))
    here.write('in/broken.md', record('title: "X', 'webUrl: https://x.example/a'))
    here.write('in/plain.md', 'Just text.\n')
    here.write('in/lines.ndjson', '{"title": "X"\n[]\n')
    const { code, err } = here.run(['build', 'in', '-o', 'x.index', '--name', 'X'])
    expect(code).toBe(1)
    const found = [...err.matchAll(/^(\S+):(\d+):\d+ (error|warning) ([a-z0-9-]+) \S.*$/gm)]
    expect(
      found.map(([, file, line, severity, kind]) => `${file}:${line} ${severity} ${kind}`).sort(),
    ).toEqual([
      'in/bad-date.md:5 warning invalid-date',
      'in/bad-date.md:6 warning invalid-quality',
      'in/broken.md:4 error yaml-syntax',
      'in/lines.ndjson:1 error json-syntax',
      'in/lines.ndjson:2 error not-a-record',
      'in/no-title.md:2 error missing-title',
      'in/no-url.md:3 error missing-url',
      'in/no-url.md:3 warning invalid-url',
      'in/plain.md:1 error no-front-matter',
    ])
    expect(err).toContain('2 articles of 2 outlets')
  })

  it('writes nothing with --strict and any problem, and keeps the good file that was there', () => {
    here.write('in/good.md', article('alpha'))
    expect(here.run(['build', 'in', '-o', 'x.index', '--name', 'X', '--strict']).code).toBe(0)
    const before = here.read('x.index')
    here.write('in/warned.md', article('bravo', 'quality: high'))
    const { code, err } = here.run(['build', 'in', '-o', 'x.index', '--name', 'X', '--strict'])
    expect(code).toBe(1)
    expect(err).toContain('nothing written: --strict')
    expect(here.read('x.index').equals(before)).toBe(true)
  })

  it.each([
    ['no record', '[]', []],
    ['broken records alone', '[{}, 5]', []],
    [
      'unpublished records alone',
      '[{"title":"X","webUrl":"https://x.example/a","published":false}]',
      ['--published-only'],
    ],
  ])('does not replace a good file by an empty one: %s', (_, content, options) => {
    here.write('good.md', article('alpha'))
    here.run(['build', 'good.md', '-o', 'x.index'])
    const before = here.read('x.index')
    here.write('in/a.json', content)
    const { code, err } = here.run(['build', 'in', '-o', 'x.index', '--name', 'X', ...options])
    expect(code).toBe(1)
    expect(err).toContain('nothing written: no record is left to build an index from')
    expect(here.read('x.index').equals(before)).toBe(true)
  })

  it('counts unpublished records, and leaves them out with --published-only', () => {
    here.write('in/a.md', article('alpha', 'published: false'))
    here.write('in/b.md', article('bravo', 'published: true'))
    const all = JSON.parse(here.run(['build', 'in', '-o', 'x.index', '--json']).out)
    expect(all).toMatchObject({ unpublished: 1, leftOut: {}, articles: 2 })
    const ran = here.run(['build', 'in', '-o', 'x.index', '--json', '--published-only'])
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.out)).toMatchObject({ unpublished: 1, leftOut: { unpublished: 1 }, articles: 1 })
  })

  it('takes no offence at an incomplete draft that --published-only leaves out', () => {
    here.write('in/a.md', article('alpha'))
    here.write('in/draft.md', '---\ntitle: Soon\npublished: false\n---\n')
    const { code, err } = here.run(['check', 'in', '--name', 'X', '--strict', '--published-only'])
    expect(err).toContain('1 unpublished\nleft out: 1 (1 unpublished); 0 errors, 0 warnings')
    expect(code).toBe(0)
    expect(here.run(['check', 'in', '--name', 'X']).code).toBe(1)
  })

  it('makes the folder of its file, and leaves no trace of a build that fails', () => {
    here.write('in/a.md', article('alpha'))
    expect(here.run(['build', 'in', '-o', 'out/deep/x.index']).code).toBe(0)
    here.write('wall', 'a file')
    const { code, err } = here.run(['build', 'in', '-o', 'wall/x.index'])
    expect(code).toBe(3)
    expect(err).toMatch(/cannot write .*wall/)
    expect(here.run(['build', 'in', '-o', 'in']).err).toContain('cannot write in: is a folder, not a file')
    expect(here.files()).toEqual(['in/a.md', 'out/deep/x.index', 'wall'])
  })

  it('says which folder inside cannot be read, instead of leaving out its records', () => {
    here.write('in/a.md', article('alpha'))
    here.write('in/locked/b.md', article('bravo'))
    chmodSync(here.path('in/locked'), 0)
    const { code, err } = here.runAsNobody(['check', 'in'])
    chmodSync(here.path('in/locked'), 0o755)
    expect({ code, err }).toEqual({ code: 3, err: 'second-source: cannot read in/locked: no permission\n' })
  })

  it('reads JSON lines in the encodings of Windows, and says which line loses characters', () => {
    const line = (name: string) =>
      JSON.stringify({
        title: `Crème of ${name}`,
        webUrl: `https://${name}.example/`,
        provider: { domain: `${name}.example` },
      })
    const both = `\ufeff${line('alpha')}\r\n${line('bravo')}\r\n`
    here.write('wide.ndjson', Buffer.from(both, 'utf16le'))
    const wide = here.run(['build', 'wide.ndjson', '-o', 'x.index', '--name', 'X', '--strict'])
    expect(wide.err).toMatch(/^X: 1 file, 2 records/)
    expect(here.run(['story', 'x.index', 'https://bravo.example/']).out).toContain('Crème of bravo')
    here.write('latin.ndjson', Buffer.from(`${line('alpha').replace('è', 'e')}\n${line('bravo')}`, 'latin1'))
    const latin = here.run(['build', 'latin.ndjson', '-o', 'x.index', '--name', 'X'])
    expect(latin.code).toBe(0)
    expect(latin.err).toMatch(/^latin\.ndjson:2:1 warning not-utf8 /)
  })

  it('names the line that never ends', () => {
    here.write('long.ndjson', `{}\n${'x'.repeat(65_000_000)}`)
    const { code, err } = here.run(['check', 'long.ndjson', '--name', 'X'])
    expect(code).toBe(3)
    expect(err).toMatch(/^second-source: long\.ndjson:2:1 this line is longer than 64 MB/)
  })

  it('takes records from beside what was published, not from it', () => {
    here.write('a.md', article('alpha'))
    here.write('second-source.yml', CARD)
    for (const _ of ['first', 'again'])
      expect(here.run(['build', '.', '--publish', 'public']).err).toContain('Rail: 1 file, 1 record')
  })

  it('refuses to write over a record', () => {
    here.write('in/a.md', article('alpha'))
    const { code, err } = here.run(['build', 'in', '-o', 'in/a.md'])
    expect(code).toBe(2)
    expect(err).toContain('in/a.md is one of the records')
    expect(here.read('in/a.md').toString()).toBe(article('alpha'))
  })

  it('shows control characters of a hostile record to nobody', () => {
    here.write('in/a.md', article('alpha', 'quality: "\\e[31m\\a"'))
    const { err } = here.run(['build', 'in', '-o', 'x.index'])
    expect(err).toContain('invalid-quality')
    expect(err.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })

  it.each([
    [['build'], 2, /give either -o FILE or --publish DIR/],
    [['build', '-o', 'x.index'], 2, /name the folders, globs or files/],
    [['build', 'in', '-o', 'x.index', '--frob'], 2, /unknown option '--frob'/],
    [['build', 'nowhere', '-o', 'x.index'], 3, /cannot read nowhere: no such file or folder/],
    [['build', 'empty', '-o', 'x.index'], 3, /no records in empty: looked for \.md/],
    [['build', 'in/*.zzz', '-o', 'x.index'], 3, /no records in in\/\*\.zzz/],
    [['build', 'in/x.txt', '-o', 'x.index'], 2, /in\/x\.txt is no file of records/],
    [['build', 'in', '-o', 'x.index', '--home', 'ftp://x'], 2, /home “ftp:\/\/x” is not an http/],
    [['build', 'in', '-o', 'x.index', '--quality-digits', '9'], 2, /qualityDigits “9” is not 0, 1, 2 or 3/],
    [
      ['build', '-', '-o', 'x.index'],
      2,
      /not read from standard input \(-\); write them into a \.ndjson file/,
    ],
    [['frobnicate'], 2, /unknown command 'frobnicate'/],
  ] as const)('%j ends with %i and one clear line', (args, code, message) => {
    here.write('in/a.md', article('alpha'))
    here.write('in/x.txt', 'text')
    here.write('empty/.keep', '')
    const ran = here.run(args)
    expect({ code: ran.code, out: ran.out }).toEqual({ code, out: '' })
    expect(ran.err).toMatch(message)
    expect(ran.err).not.toMatch(/^ +at /m)
  })
})
