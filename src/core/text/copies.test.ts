import { describe, expect, it } from 'vitest'
import { findCopies } from '../story/story-copies.ts'
import { copyPrint, printScore } from './copies.ts'
import { COPY_THRESHOLD } from './thresholds.ts'

const headline = 'Harbour council votes to close the old swing bridge'
const lead =
  'The harbour council voted nine to four on Tuesday to close the old swing bridge from January, after engineers found cracks in two of its bearings.'
const print = (title: string, excerpt: string, outlet = 'example.com') => copyPrint(title, excerpt, [outlet])
const score = (a: readonly [string, string], b: readonly [string, string]): number =>
  printScore(print(...a), print(...b))

describe('evidence of a copy', () => {
  it('is whole for the same text, whatever outlet and agency add', () => {
    const a = print(headline, lead)
    expect(printScore(a, a)).toBe(1)
    const wire = print(`UPDATE 1-${headline}`, lead)
    const local = print(`${headline} | Harbour Post`, lead, 'Harbour Post')
    expect(printScore(wire, local)).toBe(1)
  })

  it('survives a lead that was cut short and a headline written anew', () => {
    const short = lead.slice(0, 90)
    expect(score([headline, lead], [headline, short])).toBeGreaterThanOrEqual(COPY_THRESHOLD)
    expect(
      score([headline, lead], ['Old swing bridge to close, council votes', lead]),
    ).toBeGreaterThanOrEqual(COPY_THRESHOLD)
  })

  it('is missing for another account of the same event', () => {
    const other =
      'Drivers face a detour of eleven kilometres from the new year: cracked bearings have made the swing bridge unsafe, the city said.'
    expect(score([headline, lead], ['Swing bridge closes in January', other])).toBeLessThan(COPY_THRESHOLD)
  })

  it('halves when only the lead is shared: it may be a template', () => {
    const template = 'Here is what you need to know this morning before you leave the house and go to work.'
    expect(score([headline, template], ['Rain and wind for the coast', template])).toBe(0.5)
  })

  it('takes no short headline for evidence', () => {
    expect(score(['Bridge closed', ''], ['Bridge closed', ''])).toBe(0)
    expect(score(['Old bridge closed today', ''], ['Old bridge closed today', ''])).toBe(0)
    expect(score(['Old swing bridge closed today', ''], ['Old swing bridge closed today', ''])).toBe(1)
  })

  it('takes no short lead for evidence', () => {
    expect(score(['Bridge', 'Nine voted to close it'], ['Bridge', 'Nine voted to close it'])).toBe(0)
    expect(score(['Bridge', 'Nine voted to close it now'], ['Bridge', 'Nine voted to close it now'])).toBe(1)
  })

  it('takes no headline for that of a longer one which begins like it', () => {
    const longer = `${headline} before winter storms arrive again, and ferries will run instead`
    expect(score([headline, ''], [longer, ''])).toBeLessThan(COPY_THRESHOLD)
  })
})

describe('copies in a story', () => {
  const texts = [
    print(headline, lead),
    print(headline, lead),
    print(
      'Ferry runs aground off the north pier in fog',
      'Forty passengers were taken ashore by pilot boats.',
    ),
    print(headline, lead.slice(0, 100)),
  ]
  const find = (page: number, rows: readonly number[], times: readonly number[]) =>
    findCopies(page, rows, {
      print: (article) => texts[article] ?? print('', ''),
      earlier: (a, b) => (times[a] ?? 0) < (times[b] ?? 0) || (times[a] === times[b] && a < b),
    })

  it('name the earliest of this story', () => {
    const found = find(2, [3, 1, 0], [10, 20, 5, 30])
    expect(found.map(({ copyOf }) => copyOf)).toEqual([0, 0, null])
    expect(found[1]?.copyScore).toBe(1)
    expect(found[2]?.copyScore).toBe(0)
  })

  it("name the page's own article when it is the earliest", () => {
    expect(find(0, [1, 2, 3], [10, 20, 5, 30]).map(({ copyOf }) => copyOf)).toEqual([0, null, 0])
  })

  it('are those whose runs of words agree by 0.73 or more', () => {
    const words = (from: number, to: number): string =>
      Array.from({ length: to - from }, (_, n) => `w${from + n}`).join(' ')
    // 20 runs of three words; of the others they share the first 15 and 14.
    const [original, copy, other] = [
      words(0, 22),
      `${words(0, 17)} ${words(50, 55)}`,
      `${words(0, 16)} ${words(50, 56)}`,
    ]
    const prints = [original, copy, other].map((excerpt) => print('Bridge', excerpt))
    const found = findCopies(0, [1, 2], {
      print: (article) => prints[article] ?? print('', ''),
      earlier: (a, b) => a < b,
    })
    expect(found[0]).toEqual({ copyOf: 0, copyScore: 0.75 })
    expect(found[1]?.copyOf).not.toBe(0)
  })

  it('tell that an earlier row has the text of the page', () => {
    expect(find(1, [0], [10, 20, 5, 30])).toEqual([{ copyOf: 1, copyScore: 1 }])
  })
})
