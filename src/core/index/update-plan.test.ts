import { describe, expect, it } from 'vitest'
import type { Publication, PublishedPart } from './publication.ts'
import { type InstalledIndex, planUpdate } from './update-plan.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z') / 1000
const ADDRESS = 'https://index.example/index.json'
const hash = (name: string) => name.repeat(64).slice(0, 64)
const part = (name: string, size = 1000): PublishedPart => ({
  period: '2026',
  url: `https://index.example/${name}`,
  hash: hash(name),
  size,
  articles: 1,
  providers: 1,
  newest: null,
})
const publication = (parts: readonly PublishedPart[], over: Partial<Publication> = {}): Publication => ({
  card: { name: 'x', maker: null, home: null, qualityMeans: null, qualityDigits: 0, licence: null },
  built: '2026-11-24T06:00:00Z',
  parts,
  replaces: [],
  ...over,
})
const installed = (parts: readonly PublishedPart[]): InstalledIndex => ({
  built: '2026-11-23T06:00:00Z',
  parts,
})
const plan = (next: Publication, held: InstalledIndex | null, answered = ADDRESS) =>
  planUpdate(next, held, { asked: ADDRESS, answered }, NOW)
const names = (parts: readonly PublishedPart[]) => parts.map(({ hash }) => hash[0])

describe('an update', () => {
  it('fetches every part the first time', () => {
    const first = plan(publication([part('a'), part('b')]), null)
    expect(first.kind === 'update' && names(first.download)).toEqual(['a', 'b'])
  })

  it('fetches only what changed, keeps the rest, and drops what is gone', () => {
    const next = plan(publication([part('a'), part('c')]), installed([part('a'), part('b')]))
    if (next.kind !== 'update') throw new Error(next.kind)
    expect([names(next.download), names(next.keep), next.drop]).toEqual([['c'], ['a'], [hash('b')]])
  })

  it('is nothing when the same parts are offered, though built later', () => {
    expect(plan(publication([part('a')]), installed([part('a')]))).toEqual({ kind: 'current' })
  })

  it('follows a redirect on the same host', () => {
    expect(plan(publication([part('a')]), null, 'https://index.example/v2/index.json').kind).toBe('update')
  })
})

describe('an update is refused, in words, when', () => {
  const refused = (...args: Parameters<typeof plan>) => {
    const outcome = plan(...args)
    return outcome.kind === 'refused' ? [outcome.code, outcome.reason] : [outcome.kind]
  }

  it('the address leads to another host', () => {
    const [code, reason] = refused(publication([part('a')]), null, 'https://evil.example/index.json')
    expect(code).toBe('other-host')
    expect(reason).toContain('evil.example')
  })

  it('the address leads to another port or out of https', () => {
    expect(refused(publication([part('a')]), null, 'https://index.example:8443/index.json')[0]).toBe(
      'other-host',
    )
    expect(refused(publication([part('a')]), null, 'http://index.example/index.json')[0]).toBe('not-secure')
  })

  it('it is older than the installed one', () => {
    const older = publication([part('b')], { built: '2026-11-22T06:00:00Z' })
    expect(refused(older, installed([part('a')]))[0]).toBe('older')
  })

  it('it was built after now: a clock is wrong', () => {
    const ahead = publication([part('b')], { built: '2026-11-24T13:00:01Z' })
    const [code, reason] = refused(ahead, installed([part('a')]))
    expect(code).toBe('built-ahead')
    expect(reason).toContain('clock')
    expect(plan(publication([part('b')], { built: '2026-11-24T13:00:00Z' }), null).kind).toBe('update')
  })

  it('it is less than half the size, unless it names every hash that would go', () => {
    const held = installed([part('a', 1000), part('b', 1000)])
    expect(refused(publication([part('c', 999)]), held)[0]).toBe('shrunk')
    expect(refused(publication([part('c', 1000)]), held)[0]).toBe('update')
    expect(refused(publication([part('c', 999)], { replaces: [hash('a')] }), held)[0]).toBe('shrunk')
    expect(refused(publication([part('c', 999)], { replaces: [hash('a'), hash('b')] }), held)[0]).toBe(
      'update',
    )
    expect(
      refused(
        publication([part('a', 999)], { replaces: [hash('b')] }),
        installed([part('a', 999), part('b', 9000)]),
      )[0],
    ).toBe('update')
  })
})
