/** Which index files are removed as damaged, and what happens while one is being written. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { toHex } from '../../core/bytes/hex.ts'
import { FileHasher } from '../../core/index/hash.ts'
import { Device } from '../fixtures/device.ts'
import { newInstalled } from '../install/installed-changes.ts'
import { finishedName } from './index-file.ts'
import { isIntact, removeDamaged } from './integrity.ts'

vi.mock('../../platform/browser.ts', () => ({ browser: {} }))

const bytes = Uint8Array.from({ length: 10_000 }, (_, i) => i % 251)
const hasher = new FileHasher()
await hasher.push(bytes)
const part = { hash: toHex((await hasher.finish()).hash), size: bytes.length }
const installed = { ...newInstalled({ id: 'a', kind: 'url', name: 'A' }), parts: [part] }

function deviceWith(file: Uint8Array): Device {
  const device = new Device()
  device.files.set(finishedName(part.hash), file)
  vi.stubGlobal('navigator', device.navigator)
  return device
}
const damaged = bytes.with(5000, 7)

it('only a file whose bytes do not match its name is removed', async () => {
  for (const [file, stays] of [
    [bytes, true],
    [damaged, false],
    [bytes.slice(1), false],
  ] as const) {
    const device = deviceWith(file)
    expect(await isIntact(part)).toBe(stays)
    await removeDamaged(installed.parts)
    expect(device.files.size).toBe(stays ? 1 : 0)
  }
})

it('a file that is being rewritten is checked after the write', async () => {
  const device = deviceWith(damaged)
  let last: Promise<unknown> = Promise.resolve()
  const locks = {
    request: (_name: string, work: () => Promise<unknown>) => {
      last = last.then(work)
      return last
    },
  }
  vi.stubGlobal('navigator', { ...device.navigator, locks })
  let done = () => {}
  locks.request(
    `part-${part.hash}`,
    () =>
      new Promise<void>((resolve) => {
        done = resolve
      }),
  )
  const removed = removeDamaged(installed.parts)
  for (let turn = 0; turn < 3; turn++) await nextTurn()
  expect(device.operations).toBe(0)
  device.files.set(finishedName(part.hash), bytes)
  done()
  await removed
  expect(device.files.size).toBe(1)
})
