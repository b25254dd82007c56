import { describe, expect, it } from 'vitest'
import type { Publication, PublishedPart } from './publication.ts'
import { type InstalledIndex, planUpdate, refuseOrigin } from './update-plan.ts'

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
  card: {
    name: 'x',
    maker: null,
    home: null,
    qualityMeans: null,
    qualityDigits: 0,
    licence: null,
    scoreTable: null,
  },
  built: '2026-11-24T06:00:00Z',
  parts,
  replaces: [],
  ...over,
})
const installed = (parts: readonly PublishedPart[]): InstalledIndex => ({
  built: '2026-11-23T06:00:00Z',
  parts,
})
const plan = (next: Publication, held: InstalledIndex | null) => planUpdate(next, held, NOW)

describe('an update', () => {
  it('is whatever is offered the first time', () => {
    expect(plan(publication([part('a'), part('b')]), null)).toEqual({ kind: 'update' })
  })

  it('is when a part changed, came or went', () => {
    const held = installed([part('a'), part('b')])
    for (const parts of [[part('a'), part('c')], [part('a'), part('b'), part('c')], [part('b')]])
      expect(plan(publication(parts), held)).toEqual({ kind: 'update' })
  })

  it('is nothing when the same parts are offered, though built later', () => {
    expect(plan(publication([part('a')]), installed([part('a')]))).toEqual({ kind: 'current' })
  })

  it('is nothing when the same parts are offered by a cache that is behind', () => {
    const behind = publication([part('a')], { built: '2026-11-22T06:00:00Z' })
    expect(plan(behind, installed([part('a')]))).toEqual({ kind: 'current' })
  })
})

describe('an answer', () => {
  const refused = (answered: string) => refuseOrigin({ asked: ADDRESS, answered })

  it('may come by a redirect on the same host', () => {
    expect(refused('https://index.example/v2/index.json')).toBeNull()
  })

  it('is refused, in words, when the address leads to another host or port, or out of https', () => {
    expect(refused('https://evil.example/index.json')).toMatchObject({
      code: 'other-host',
      message: expect.stringContaining('evil.example'),
    })
    expect(refused('https://index.example:8443/index.json')?.code).toBe('other-host')
    expect(refused('http://index.example/index.json')?.code).toBe('not-secure')
  })
})

describe('an update is refused, in words, when', () => {
  const refused = (...args: Parameters<typeof plan>) => {
    const outcome = plan(...args)
    return outcome.kind === 'refused' ? [outcome.code, outcome.message] : [outcome.kind]
  }

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
