import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { crc32 } from '../bytes/crc32.ts'
import { answersOf, contentOf, FOLDER, largeHash, NAMES, parse } from './fixtures/frozen.ts'
import { buildBytes } from './fixtures/in-memory.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { FileHasher } from './hash.ts'
import { TRAILER_BYTES, VERSION } from './layout.ts'
import { openIndex } from './reader.ts'
import { verifyIndex } from './verify.ts'
import { encodeTrailer } from './write/layout-encode.ts'

const read = (version: number, name: string): Buffer => readFileSync(join(FOLDER, `v${version}`, name))
const text = (name: string): string => read(VERSION, name).toString('utf8')

describe('the frozen files of this version', () => {
  it('are there', () => {
    expect(existsSync(join(FOLDER, `v${VERSION}`)), 'run "npm run freeze"').toBe(true)
  })

  it('are what their records still make, byte for byte: other bytes are another version', async () => {
    const bytes = await buildBytes(parse(text(NAMES.records)))
    const advice =
      'other bytes need another VERSION; until the first release, "npm run freeze -- --again" does'
    expect(Buffer.compare(bytes, read(VERSION, NAMES.file)), advice).toBe(0)
    expect(await largeHash()).toBe(text(NAMES.large).trim())
  })

  it('still give every answer they gave', async () => {
    const bytes = new Uint8Array(read(VERSION, NAMES.file))
    await verifyIndex(memorySource(bytes))
    expect(await answersOf(bytes, parse(text(NAMES.records)))).toEqual(JSON.parse(text(NAMES.answers)))
  })
})

/** The file as another version would be that changes nothing but its number, and so the hash. */
async function renumbered(file: Uint8Array, version: number): Promise<Uint8Array> {
  const copy = file.slice()
  const view = new DataView(copy.buffer)
  view.setUint32(8, version, true)
  view.setUint32(12, crc32(copy.subarray(0, 12)), true)
  const hasher = new FileHasher()
  await hasher.push(copy)
  copy.set(encodeTrailer((await hasher.finish()).hash), copy.length - TRAILER_BYTES)
  return copy
}

describe('the frozen files of the versions before', () => {
  const versions = readdirSync(FOLDER).flatMap((name) => Number(/^v(\d+)$/.exec(name)?.[1] ?? []))

  it('go from 1 to this one', () => {
    expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: VERSION }, (_, i) => i + 1))
  })

  it('have other content than the next, of the same records: a new version without a change is none', () => {
    for (const version of versions.filter((one) => one > 1)) {
      const [before, after] = [version - 1, version].map((one) => ({
        records: read(one, NAMES.records).toString(),
        content: [contentOf(read(one, NAMES.file)), read(one, NAMES.large)].map(String),
      }))
      expect(after?.records).toBe(before?.records)
      expect(after?.content).not.toEqual(before?.content)
    }
  })

  it('would have the same content with nothing but another number', async () => {
    const file = new Uint8Array(read(VERSION, NAMES.file))
    const next = await renumbered(file, VERSION + 1)
    expect(next).not.toEqual(file)
    expect(contentOf(next)).toEqual(contentOf(file))
  })

  it('are refused with both numbers', async () => {
    for (const version of versions.filter((one) => one < VERSION))
      await expect(openIndex([memorySource(read(version, NAMES.file))])).rejects.toMatchObject({
        code: 'unknown-version',
        expected: `version ${VERSION}`,
        found: `version ${version}`,
      })
  })
})
