import { expect, it } from 'vitest'
import { hashKey } from './key-hash.ts'

/** What other implementations of MurmurHash3_x86_128 give with seed 0: docs/format.md promises theirs. */
it.each([
  ['', '00000000000000000000000000000000'],
  ['The quick brown fox jumps over the lazy dog', '2f1583c3ecee2c675d7bf66ce5e91d2c'],
  ['I will not buy this record, it is scratched.', 'a0a9683b25ac5e40d9af2895890dddf5'],
])('the hash of "%s" is the one everybody knows', (text, hash) => {
  expect(
    hashKey(text)
      .map((word) => word.toString(16).padStart(8, '0'))
      .join(''),
  ).toBe(hash)
})
