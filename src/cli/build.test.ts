import { chmodSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorkplace, record, type Workplace } from './fixtures/command.ts'

let here: Workplace
beforeAll(() => {
  here = openWorkplace()
})
afterAll(() => here.remove())
beforeEach(() => here.clear())

const article = (name: string, ...more: string[]) =>
  record(
    `title: A long title about ${name}`,
    `webUrl: https://${name}.example/one-two-three-four`,
    `provider: { name: The ${name}, domain: ${name}.example }`,
    ...more,
  )
const RELATED = [
  'publishedDateTime: 2026-01-01T00:00:00Z',
  'related:',
  '  - title: Another title about bravo',
  '    webUrl: https://bravo.example/one-two-three-four',
  '    publishedDateTime: 2026-01-01T01:00:00Z',
  '    provider: { name: The bravo, domain: bravo.example }',
]
const CARD =
  'name: Rail\nmaker: Anna\nhome: https://rail.example/\nqualityMeans: how good it is\nlicence: CC0\n'
const rowsOf = (index: string, url: string) => JSON.parse(here.run(['story', index, '--json', url]).out).rows
const card = (index: string) => JSON.parse(here.run(['info', index, '--json']).out).card

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

describe('the card', () => {
  it('comes from second-source.yml beside the records, and options replace what it says', () => {
    here.write('rail/a.md', article('alpha'))
    here.write('rail/second-source.yml', CARD)
    here.run(['build', 'rail/*.md', '-o', 'x.index'])
    const own = { name: 'Rail', maker: 'Anna', home: 'https://rail.example/', qualityMeans: 'how good it is' }
    expect(card('x.index')).toMatchObject({ ...own, licence: 'CC0' })
    const options = ['--name', 'Roads', '--maker', 'Ben', '--quality-means', 'how fast', '--licence', 'MIT']
    here.run(['build', 'rail', '-o', 'x.index', ...options, '--home', 'https://roads.example/'])
    const given = { name: 'Roads', maker: 'Ben', home: 'https://roads.example/', qualityMeans: 'how fast' }
    expect(card('x.index')).toMatchObject({ ...given, licence: 'MIT' })
  })

  it("is the folder's name with a warning when there is none", () => {
    here.write('rail/a.md', article('alpha'))
    const { code, err } = here.run(['build', 'rail', '-o', 'x.index'])
    expect(code).toBe(0)
    expect(err).toMatch(/^rail\/second-source\.yml:1:1 warning no-name .*“rail”.*--name/)
    expect(card('x.index').name).toBe('rail')
  })

  it('that cannot be read stops the build, whatever name it would get', () => {
    here.write('rail/a.md', article('alpha'))
    here.write('rail/second-source.yml', 'name: "Rail\n')
    const { code, err } = here.run(['build', 'rail', '-o', 'x.index'])
    expect(code).toBe(3)
    expect(err).toMatch(/second-source\.yml:\d+:\d+ error yaml-syntax/)
  })

  it('is read from the encodings of Windows', () => {
    here.write('rail/a.md', article('alpha'))
    here.write('rail/second-source.yml', Buffer.from(`\ufeff${CARD}`, 'utf16le'))
    expect(here.run(['build', 'rail', '-o', 'x.index']).code).toBe(0)
    expect(card('x.index')).toMatchObject({ name: 'Rail', maker: 'Anna' })
  })

  it('is not passed over when its name ends in .yaml', () => {
    here.write('rail/a.md', article('alpha'))
    here.write('rail/second-source.yaml', CARD)
    const { code, err } = here.run(['build', 'rail', '-o', 'x.index'])
    expect(code).toBe(2)
    expect(err).toContain('rail/second-source.yaml is not read; rename it to second-source.yml')
  })

  it('is one: two of them are a usage error that names both', () => {
    here.write('a/a.md', article('alpha'))
    here.write('b/b.md', article('bravo'))
    for (const folder of ['a', 'b']) here.write(`${folder}/second-source.yml`, CARD)
    const { code, err } = here.run(['build', 'a', 'b', '-o', 'x.index'])
    expect(code).toBe(2)
    expect(err).toMatch(/an index has one card, found a\/second-source\.yml and b\/second-source\.yml/)
  })
})

describe('check', () => {
  it('says what build would say and writes nothing', () => {
    here.write('in/a.md', article('alpha', 'quality: high'))
    const built = here.run(['build', 'in', '-o', 'x.index'])
    const checked = here.run(['check', 'in'])
    expect(checked.code).toBe(0)
    // A check relates no texts: how many articles will have a story it cannot know, and does not say.
    const said = built.err.replace(/, \d+ with a story/, '')
    expect(said.startsWith(checked.err)).toBe(true)
    expect(said.slice(checked.err.length)).toMatch(/^wrote x\.index/)
  })

  it('ends with 1 when a record is left out, and with --strict when there is any warning', () => {
    here.write('warned/a.md', article('alpha', 'quality: high'))
    expect(here.run(['check', 'warned']).code).toBe(0)
    expect(here.run(['check', 'warned', '--strict']).code).toBe(1)
    here.write('broken/a.md', 'no record')
    expect(here.run(['check', 'broken']).code).toBe(1)
  })

  it('names records that are one page under two addresses, each with its own', () => {
    here.write('in/a.md', article('alpha'))
    here.write(
      'in/b.md',
      article('alpha').replace('/one-two-three-four', '/amp/one-two-three-four/?utm_source=x'),
    )
    const { err } = here.run(['check', 'in', '--name', 'X'])
    expect(err).toContain('1 page merged')
    expect(err).toContain(
      'one page: in/a.md and in/b.md (https://alpha.example/one-two-three-four, https://alpha.example/amp/one-two-three-four/?utm_source=x)',
    )
  })

  it('counts AMP addresses that several articles claim', () => {
    const amp = 'ampWebUrl: https://amp.shared.example/live'
    here.write('in/a.md', article('alpha', amp))
    here.write('in/b.md', article('bravo', amp))
    expect(here.run(['check', 'in', '--name', 'X']).err).toContain('1 ambiguous AMP key dropped')
    here.run(['build', 'in', '-o', 'x.index'])
    const { match } = JSON.parse(here.run(['story', 'x.index', '--json', amp.slice(11)]).out)
    expect(match).toBeNull()
  })
})
