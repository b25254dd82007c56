import { expect, it } from 'vitest'
import { fuzzIndexFiles } from '../../../scripts/fuzz/index-files.ts'

/** Milliseconds: a few seconds of work, on a machine that may be busy. */
const BUSY = 120_000

it(
  'hostile index files give answers or index errors, within bounded work',
  async () => {
    expect(await fuzzIndexFiles(7, 180)).toEqual([])
  },
  BUSY,
)
