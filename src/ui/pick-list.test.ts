/** Tests of what a list of outlets to tick shows. */
import { expect, test } from 'vitest'
import { listed, MAX_ROWS, type Pick } from './pick-list.tsx'

const picks: Pick[] = Array.from({ length: MAX_ROWS + 50 }, (_, i) => ({
  key: `k${i}`,
  name: `Outlet ${i}`,
  domain: `outlet-${i}.example`,
}))
const nothing = new Set<string>()
const keys = (rows: readonly Pick[]) => rows.map(({ key }) => key)

test('of thousands of outlets only the first have rows, and the list says that there are more', () => {
  const { rows, more } = listed(picks, '', nothing)
  expect(keys(rows)).toEqual(keys(picks.slice(0, MAX_ROWS)))
  expect(more).toBe(true)
})

test('the filter finds outlets without a row, by name or address, in upper or lower case', () => {
  const last = `${picks.length - 1}`
  for (const filter of [`OUTLET ${last}`, ` outlet-${last}.example `])
    expect(listed(picks, filter, nothing)).toEqual({ rows: picks.slice(-1), more: false })
})

test('a ticked outlet keeps its row when the filter is cleared', () => {
  const { rows, more } = listed(picks, '', new Set([`k${picks.length - 1}`]))
  expect(keys(rows).slice(-1)).toEqual([`k${picks.length - 1}`])
  expect([rows.length, more]).toEqual([MAX_ROWS + 1, true])
})

test('a list that is shown completely does not say that there are more', () => {
  expect(listed(picks.slice(0, MAX_ROWS), '', nothing).more).toBe(false)
})
