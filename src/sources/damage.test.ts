/** Damaged index files: which go, and which are left to who writes them. */
import { expect, it, vi } from 'vitest'
import { FileHasher } from '../core/index/hash.ts'
import { toHex } from '../core/index/hex.ts'
import { dropDamaged, isIntact } from './damage.ts'
import { Device } from './fixtures/device.ts'
import { newRecord } from './record-changes.ts'
import { finishedName } from './stored-file.ts'

vi.mock('../platform/browser.ts', () => ({ browser: {} }))

const bytes = Uint8Array.from({ length: 10_000 }, (_, i) => i % 251)
const hasher = new FileHasher()
await hasher.push(bytes)
const part = { hash: toHex((await hasher.finish()).hash), size: bytes.length }
const record = { ...newRecord({ id: 'a', kind: 'url', name: 'A' }), parts: [part] }

function deviceWith(file: Uint8Array): Device {
  const device = new Device()
  device.files.set(finishedName(part.hash), file)
  vi.stubGlobal('navigator', device.navigator)
  return device
}
const damaged = bytes.with(5000, 7)

it('a file whose bytes are not what its name promises goes, and no other', async () => {
  for (const [file, stays] of [
    [bytes, true],
    [damaged, false],
    [bytes.slice(1), false],
  ] as const) {
    const device = deviceWith(file)
    expect(await isIntact(part)).toBe(stays)
    await dropDamaged(record)
    expect(device.files.size).toBe(stays ? 1 : 0)
  }
})

it('a file that is being written anew stays: what was read of it a moment ago says nothing of what is there now', async () => {
  const device = deviceWith(damaged)
  await device.navigator.locks.request(`part-${part.hash}`, () => dropDamaged(record))
  expect(device.files.size).toBe(1)
  await dropDamaged(record)
  expect(device.files.size).toBe(0)
})
