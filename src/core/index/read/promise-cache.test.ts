import { expect, it } from 'vitest'
import { PromiseCache } from './promise-cache.ts'

it('keeps the promises that were used last', async () => {
  const cache = new PromiseCache<string>(2)
  cache.set(1, Promise.resolve('one'))
  cache.set(2, Promise.resolve('two'))
  await cache.get(1)
  cache.set(3, Promise.resolve('three'))
  expect([1, 2, 3].map((key) => cache.has(key))).toEqual([true, false, true])
})

it('forgets a rejected promise, and not the one that replaced it', async () => {
  const cache = new PromiseCache<string>(2)
  const failed = Promise.reject(new Error('no'))
  cache.set(1, failed)
  const next = Promise.resolve('yes')
  cache.set(1, next)
  await failed.catch(() => {})
  expect(cache.get(1)).toBe(next)
  const again = Promise.reject(new Error('no'))
  cache.set(2, again)
  await again.catch(() => {})
  expect(cache.has(2)).toBe(false)
})
