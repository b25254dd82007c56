import { expect, it } from 'vitest'
import { fuzzAddresses } from '../../../scripts/fuzz/addresses.ts'

it.each([1, 2, 3])('no mutated address breaks a promise (seed %i)', (seed) => {
  expect(fuzzAddresses(seed, 3000)).toEqual([])
})
