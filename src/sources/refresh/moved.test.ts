import { expect, it } from 'vitest'
import { addressNow, movedAfter } from './moved.ts'

const OLD = 'https://old.example/feed'
const NEW = 'https://new.example/feed'
const NOW = 1_800_000_000
const WEEK = 7 * 86_400

it('a feed is asked for at its new address when it has led there for a week', () => {
  const moved = movedAfter(OLD, null, NEW, NOW)
  expect(addressNow(OLD, moved, NOW + WEEK - 1)).toBe(OLD)
  expect(addressNow(OLD, moved, NOW + WEEK)).toBe(NEW)
})

it('the week begins again when the feed leads elsewhere, or the clock was turned back', () => {
  const moved = { to: NEW, since: NOW }
  expect(movedAfter(OLD, moved, NEW, NOW + WEEK)).toEqual(moved)
  expect(movedAfter(OLD, moved, 'https://third.example/', NOW + 5)).toEqual({
    to: 'https://third.example/',
    since: NOW + 5,
  })
  expect(movedAfter(OLD, moved, NEW, NOW - 5)).toEqual({ to: NEW, since: NOW - 5 })
})

it('a feed that answers at its own address has not moved', () => {
  expect(movedAfter(OLD, { to: NEW, since: NOW }, OLD, NOW)).toBeNull()
})
