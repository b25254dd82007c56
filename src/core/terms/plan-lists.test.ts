import { expect, it } from 'vitest'
import { type TermLists, takeGroup } from './plan-lists.ts'

const lists = (hash: number, kilobytes: number): TermLists<never> => ({
  term: { hash, locations: 1, idf: 1, name: 0 },
  lists: [],
  bytes: kilobytes * 1024,
})

it('a group is as many lists as 128 KB hold, and one at least, however long', () => {
  const left = [lists(1, 60), lists(2, 60), lists(3, 60), lists(4, 900), lists(5, 1)]
  const groups: number[][] = []
  while (left.length > 0) groups.push(takeGroup(left).map(({ term }) => term.hash))
  expect(groups).toEqual([[1, 2], [3], [4], [5]])
})
