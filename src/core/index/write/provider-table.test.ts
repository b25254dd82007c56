import { expect, it } from 'vitest'
import { hashKey } from '../key-hash.ts'
import type { ProviderEntry } from '../read/provider-table.ts'
import { encodeProviders, fittingProviders } from './provider-table.ts'

const entry = (identity: string): ProviderEntry => ({
  identity,
  name: identity,
  domain: identity,
  articles: 1,
  newest: null,
})

/** Domains whose hashes are among the first of 2048 parts. */
function chosen(count: number): ProviderEntry[] {
  const found: ProviderEntry[] = []
  for (let n = 0; found.length < count; n++) {
    const identity = `n${n.toString(36)}.example`
    if (hashKey(identity)[0] < 2 ** 21) found.push(entry(identity))
  }
  return found
}

it('all outlets are written when nobody chose domains by their hashes', () => {
  const all = Array.from({ length: 3000 }, (_, n) => entry(`outlet-${n}.example`))
  expect(fittingProviders(all)).toHaveLength(all.length)
})

it('domains with chosen hashes do not enlarge the table and push out only their neighbours', () => {
  const others = Array.from({ length: 100 }, (_, n) => entry(`outlet-${n}.example`))
  const written = fittingProviders([...chosen(300), ...others])
  // One of these hundred has such a hash by chance.
  expect(written.filter(({ identity }) => identity.startsWith('outlet-'))).toHaveLength(others.length - 1)
  expect(encodeProviders(written).length).toBeLessThan(64)
})
