/** The verbs that read an index or an address: verify, info, story, key. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonLines, type Workplace } from './fixtures/command.ts'
import { OTHER, openFerries, PAGE } from './fixtures/ferries.ts'

let here: Workplace
beforeAll(() => {
  here = openFerries()
})
afterAll(() => here.remove())

describe('verify', () => {
  it('says that a sound file is sound', () => {
    const { code, out, err } = here.run(['verify', 'x.index'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(
      /^x\.index is sound: 4 articles, \d+ keys, 2 outlets, \d+ story rows, hash [0-9a-f]{64}\n$/,
    )
  })

  it('finds one wrong bit', () => {
    const { code, err } = here.run(['verify', 'flipped.index'])
    expect(code).toBe(3)
    expect(err).toMatch(/flipped\.index: The index file is/)
  })
})

describe.each(['verify', 'info', 'story', 'near'])('%s', (verb) => {
  it.each([
    ['short.index', /short\.index: The index file is (incomplete|damaged)/],
    ['text.index', /text\.index: /],
    ['empty.index', /empty\.index: The index file is incomplete/],
    ['in', /cannot read in(: it is no file|\/index\.json: no such file or folder)/],
    ['nowhere.index', /cannot read nowhere\.index: no such file or folder/],
  ])('refuses %s with its name, the reason and exit code 3', (file, reason) => {
    const input = `${JSON.stringify({ title: 'Ferry sails again across the harbour' })}\n`
    const ran = here.run([verb, file, ...(verb === 'story' ? [PAGE] : [])], input)
    expect(ran.code).toBe(3)
    expect(ran.err).toMatch(reason)
    expect(ran.err).not.toMatch(/^ +at /m)
  })

  it('without a file says which is missing, with exit code 2', () => {
    const { code, err } = here.run([verb])
    expect(code).toBe(2)
    expect(err).toContain("missing required argument 'FILE'")
  })
})

describe('info', () => {
  it('shows the card, counts, scores and section sizes', () => {
    const { code, out } = here.run(['info', 'x.index'])
    expect(code).toBe(0)
    expect(out).toMatch(/^name +Ferries$/m)
    expect(out).toMatch(/^articles +4 of 2 outlets, newest 2026-01-05T09:00:00Z$/m)
    expect(out).toMatch(/^scores +4, 10 to 70, middle 45$/m)
    expect(out).toMatch(/^ {2}from 64 +█+ 1$/m)
    expect(out).toMatch(/^ {2}providers +\d+$/m)
  })

  it('prints the same as JSON', () => {
    const info = JSON.parse(here.run(['info', 'x.index', '--json']).out)
    expect(info).toMatchObject({
      card: { name: 'Ferries', qualityMeans: 'how good it is' },
      articles: 4,
      providers: 2,
      bytes: here.read('x.index').length,
      scale: { scored: 4, min: 10, max: 70, median: 45 },
    })
    const sections = Object.values<number>(info.sections)
    expect(sections.reduce((sum, length) => sum + length, 0)).toBeLessThan(info.bytes)
  })

  it('gives every bar a different label even if scores are close', () => {
    const record = (quality: number) => ({
      title: 'A title',
      webUrl: `https://a.example/${quality}`,
      quality,
    })
    here.write('close.json', JSON.stringify([record(7.1), record(7.4)]))
    here.run(['build', 'close.json', '-o', 'close.index', '--name', 'X'])
    const { out } = here.run(['info', 'close.index'])
    const bars = [...out.matchAll(/from (\S+)/g)].map(([, edge]) => edge)
    expect(bars).toEqual(['7.1', '7.13', '7.16', '7.19', '7.22', '7.25', '7.28', '7.31', '7.34', '7.37'])
  })

  it('writes scores as large as a number can be in few characters', () => {
    const record = (name: string, quality: number) => ({
      title: `A long title about ${name}`,
      webUrl: `https://${name}.example/one-two-three-four`,
      provider: { domain: `${name}.example` },
      quality,
    })
    here.write(
      'large.json',
      JSON.stringify([record('alpha', 1.7e308), record('bravo', 1.7e308), record('charlie', 0)]),
    )
    here.run(['build', 'large.json', '-o', 'large.index', '--name', 'X'])
    const { out } = here.run(['info', 'large.index'])
    expect(out).toMatch(/^scores +3, 0 to 1\.7e\+308, middle 1\.7e\+308$/m)
    expect(out).toMatch(/^ {2}from 1\.53e\+308 █+ 2$/m)
    expect(out).not.toMatch(/Infinity|NaN/)
  })
})

describe('story', () => {
  it('answers an address with what the popup shows', () => {
    const { code, out } = here.run(['story', 'x.index', '--json', `${PAGE}/?utm_source=x`])
    expect(code).toBe(0)
    const [answer] = jsonLines(out)
    expect(answer).toMatchObject({
      url: `${PAGE}/?utm_source=x`,
      match: { by: 'path' },
      article: { url: PAGE, why: null, provider: { domain: 'alpha.example' }, quality: 60 },
      rows: [
        {
          url: OTHER,
          quality: 70,
          why: { by: 'own', position: 0 },
          rank: { in: 'story', rank: 1, tied: false, of: 3 },
          more: [{ url: `${OTHER}-2`, why: { by: 'own', position: 1 } }],
          copies: [],
        },
      ],
    })
    expect(answer.trace.rounds).toBeGreaterThan(0)
    expect(answer.trace.rounds).toBeLessThanOrEqual(3)
    expect(Object.keys(answer.rows[0])).toEqual(
      expect.arrayContaining(['ampUrl', 'title', 'excerpt', 'publishedDateTime', 'type', 'image', 'topics']),
    )
  })

  it('says of every row in words why it is there, with the numbers', () => {
    const { out } = here.run(['story', 'x.index', PAGE, OTHER])
    expect(out).toMatch(/^ {2}70 .+ \[own list, place 1\]$/m)
    expect(out).toMatch(/^ +more: 30 .+ \[own list, place 2\]$/m)
    expect(out).toMatch(/^ {2}60 .+ \[named by 1 list, likeness 0\.\d+\]$/m)
  })

  it('answers nothing for a page in no index and for invalid addresses', () => {
    const { code, out } = here.run(['story', 'x.index', '--json', 'https://x.example/a', 'no address'])
    expect(code).toBe(0)
    const nothing = { match: null, article: null, rows: [] }
    expect(jsonLines(out)).toMatchObject([
      { url: 'https://x.example/a', ...nothing },
      { url: 'no address', ...nothing, trace: { rounds: 0, reads: 0, bytes: 0 } },
    ])
  })

  it('reads addresses from standard input, one answer a line in their order', () => {
    const { out } = here.run(['story', 'x.index', '--json'], `${OTHER}\r\n\n${PAGE}`)
    expect(jsonLines(out).map(({ url }) => url)).toEqual([OTHER, PAGE])
  })

  it('answers from all parts of a published folder, and says if no other outlet covers a page', () => {
    const old = {
      title: 'Harbour wall mended',
      webUrl: 'https://charlie.example/2019/wall',
      publishedDateTime: '2019-03-01',
    }
    here.write('old.json', JSON.stringify(old))
    here.run(['build', 'in', 'old.json', '--publish', 'public'])
    const { code, out } = here.run(['story', 'public', PAGE, old.webUrl])
    expect(code).toBe(0)
    expect(out).toMatch(/^60 .*\n {2}70 /)
    expect(out).toMatch(/Harbour wall mended.*\n {2}no other outlet in this index covers it\n$/)
    const inFile = here.run(['story', 'public/index.json', old.webUrl]).out
    expect(inFile).toContain('Harbour wall mended')
    const near = here.run(['near', 'public'], JSON.stringify({ title: 'Harbour wall mended' })).out
    expect(JSON.parse(near).ranked[0][0]).toBe(old.webUrl)
    const sound = here.run(['verify', 'public']).out
    expect(sound).toMatch(/^public.2019\.\S+ is sound: 1 article, .*\npublic.2026-01\.\S+ is sound: 4 .*\n$/)
    expect(here.run(['info', 'public']).out).toMatch(
      /^articles +5 of 3 outlets, newest 2026-01-05T09:00:00Z$/m,
    )
  })

  it('without --json shows lines for a person, and with --trace what was read', () => {
    const { out } = here.run(['story', 'x.index', '--trace', PAGE])
    const [page, row, more, trace] = out.split('\n')
    expect(page).toMatch(/^60 {2}alpha\.example {2}Harbour ferry returns .*\[found by path\]$/)
    expect(row).toMatch(/^ {2}70 {2}bravo\.example {2}Ferry sails .*\[own list, place 1\]$/)
    expect(more).toMatch(/^ {4}more: 30 /)
    expect(trace).toMatch(/^ {2}\d rounds, \d+ reads, \d+ bytes$/)
  })
})

describe('key', () => {
  it('prints the address, its path key and its id key separated by tabs; a missing key is empty', () => {
    const urls = ['https://www.x.example/a-b-c-d/1234567?utm_source=y', 'https://x.example/a', 'mailto:a@b.c']
    const lines = [
      `${urls[0]}\thttps://x.example/a-b-c-d/1234567\thttps://x.example/1234567`,
      'https://x.example/a\thttps://x.example/a\t',
      'mailto:a@b.c\t\t',
    ]
    for (const ran of [here.run(['key', ...urls]), here.run(['key'], urls.join('\n'))])
      expect(ran).toEqual({ code: 0, out: `${lines.join('\n')}\n`, err: '' })
  })
})

describe('second-source', () => {
  it('shows its verbs and exit codes when asked for nothing or for help', () => {
    for (const args of [[], ['--help']]) {
      const { code, out } = here.run(args)
      expect(code).toBe(0)
      for (const verb of ['build', 'check', 'verify', 'info', 'story', 'near', 'copies', 'key'])
        expect(out).toMatch(new RegExp(`^ {2}${verb} `, 'm'))
      expect(out).toContain('Exit codes: 0 fine')
    }
  })
})
