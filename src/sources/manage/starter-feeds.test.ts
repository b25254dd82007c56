import { expect, it } from 'vitest'
import { STARTER_FEEDS } from './starter-feeds.ts'

it('names an outlet, its domains and an http(s) address for every feed, each address once', () => {
  expect(STARTER_FEEDS.length).toBeGreaterThan(40)
  for (const { name, domains, address } of STARTER_FEEDS) {
    expect(name).not.toBe('')
    expect(domains.length).toBeGreaterThan(0)
    for (const domain of domains) expect(domain).toMatch(/^[a-z0-9.-]+\.[a-z]+$/)
    expect(address).toMatch(/^https?:\/\//)
  }
  expect(new Set(STARTER_FEEDS.map(({ address }) => address)).size).toBe(STARTER_FEEDS.length)
})
