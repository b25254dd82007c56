/** Tests of what a list of outlets to tick shows. */
import { expect, test } from 'vitest'
import { listed, MOST_ROWS, type Pick } from './pick-list.tsx'

const picks: Pick[] = Array.from({ length: MOST_ROWS + 50 }, (_, i) => ({
  key: `k${i}`,
  name: `Outlet ${i}`,
  domain: `outlet-${i}.example`,
}))
const nothing = new Set<string>()
const keys = (rows: readonly Pick[]) => rows.map(({ key }) => key)

test('thousands of outlets are not all rows: the first are, and it is said that there are more', () => {
  const { rows, more } = listed(picks, '', nothing)
  expect(keys(rows)).toEqual(keys(picks.slice(0, MOST_ROWS)))
  expect(more).toBe(true)
})

test('the filter finds what has no row, by name or address, in any case', () => {
  const last = `${picks.length - 1}`
  for (const filter of [`OUTLET ${last}`, ` outlet-${last}.example `])
    expect(listed(picks, filter, nothing)).toEqual({ rows: picks.slice(-1), more: false })
})

test('what is ticked keeps its row when the filter is cleared', () => {
  const { rows, more } = listed(picks, '', new Set([`k${picks.length - 1}`]))
  expect(keys(rows).slice(-1)).toEqual([`k${picks.length - 1}`])
  expect([rows.length, more]).toEqual([MOST_ROWS + 1, true])
})

test('a list that is shown whole says nothing of more', () => {
  expect(listed(picks.slice(0, MOST_ROWS), '', nothing).more).toBe(false)
})
