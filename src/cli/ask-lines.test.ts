/** The verbs that answer line by line: near and copies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonLines, type Workplace } from './fixtures/command.ts'
import { OTHER, openFerries } from './fixtures/ferries.ts'

let here: Workplace
beforeAll(() => {
  here = openFerries()
})
afterAll(() => here.remove())

describe('near', () => {
  const page = {
    qid: 7,
    title: 'Ferry sails again across the harbour',
    publishedDateTime: '2026-01-05T10:00:00Z',
  }
  const near = (fields: object, ...options: string[]) =>
    jsonLines(here.run(['near', 'x.index', ...options], JSON.stringify({ ...page, ...fields })).out)[0]
  const urlsOf = (answer: { ranked: [string, number][] }) => answer.ranked.map(([url]) => url)

  it('ranks by headline, best first, and says how many pass the threshold', () => {
    const { qid, ranked, shown } = near({})
    expect(qid).toBe(7)
    expect(ranked[0][0]).toBe(OTHER)
    const scores = ranked.map(([, score]: [string, number]) => score)
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a))
    expect(shown).toBeGreaterThan(0)
  })

  it("leaves out the page's own provider and excluded addresses, and keeps to the limit", () => {
    expect(urlsOf(near({ provider: { domain: 'www.bravo.example' } })).join()).not.toContain('bravo')
    expect(urlsOf(near({ exclude: [`${OTHER}?utm_source=x`] }))).not.toContain(OTHER)
    expect(urlsOf(near({}, '--limit', '1'))).toEqual([OTHER])
  })

  it.each(['0', '201', '1.5', 'x'])('refuses --limit %s', (limit) => {
    const { code, err } = here.run(['near', 'x.index', '--limit', limit])
    expect(code).toBe(2)
    expect(err).toContain('give a whole number from 1 to 200')
  })
})

describe('copies', () => {
  const text =
    'Amazon.com said it shifted part of the computing for its voice assistant to its own chips on Thursday.'
  const pair = (id: unknown, title: string, excerpt: string) => ({
    id,
    a: {
      title: 'Amazon shifts some computing to its own chips',
      excerpt: text,
      provider: { name: 'A', domain: 'a.example' },
    },
    b: { title, excerpt, provider: { name: 'Bravo', domain: 'b.example' } },
  })

  it('scores pairs, one answer a line in their order', () => {
    const pairs = [
      pair('same', 'Amazon shifts some computing to its own chips - Bravo', text),
      pair(2, 'Harbour ferry returns after repairs', 'It sails again across the harbour.'),
    ]
    const { code, out } = here.run(['copies'], pairs.map((one) => JSON.stringify(one)).join('\n'))
    expect(code).toBe(0)
    expect(jsonLines(out)).toMatchObject([
      { id: 'same', score: 1, copy: true },
      { id: 2, score: 0, copy: false },
    ])
  })
})

describe.each([
  ['near', ['near', 'x.index'], '{"title": "Ferry sails again across the harbour"}'],
  ['copies', ['copies'], '{"a": {"title": "A"}, "b": {"title": "B"}}'],
])('%s', (_, args, good) => {
  it('leaves out a line it cannot use, names it, answers the others, and ends with 1', () => {
    const lines = [good, 'no JSON', '[]', '{}', '', good]
    const { code, out, err } = here.run(args, lines.join('\n'))
    expect(code).toBe(1)
    expect(jsonLines(out)).toHaveLength(2)
    expect(err.match(/^stdin:\d+:1 error bad-line .+give \{.+$/gm)?.map((line) => line.slice(0, 9))).toEqual([
      'stdin:2:1',
      'stdin:3:1',
      'stdin:4:1',
    ])
  })
})
