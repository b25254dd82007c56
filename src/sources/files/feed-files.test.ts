/** Files of feeds in a context without a private file system. */
import { expect, it, vi } from 'vitest'
import { keptBytes } from './feed-files.ts'

it('no bytes are kept where the browser offers no private file system: the list of sources is shown all the same', async () => {
  const getDirectory = async () => {
    throw new DOMException('private window', 'SecurityError')
  }
  vi.stubGlobal('navigator', { storage: { getDirectory } })
  expect(await keptBytes('feed-0123456789abcdef')).toBe(0)
})
