import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answersOf, FOLDER, largeHash, NAMES, parse, smallBytes } from './fixtures/frozen.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { VERSION } from './layout.ts'
import { openIndex } from './reader.ts'
import { verifyIndex } from './verify.ts'

const read = (version: number, name: string): Buffer => readFileSync(join(FOLDER, `v${version}`, name))
const text = (name: string): string => read(VERSION, name).toString('utf8')

describe('the frozen files of this version', () => {
  it('exist', () => {
    expect(existsSync(join(FOLDER, `v${VERSION}`)), 'run "npm run freeze"').toBe(true)
  })

  it('are byte for byte what their records make: other bytes need another version', async () => {
    const bytes = await smallBytes(parse(text(NAMES.records)))
    const advice =
      'other bytes need another VERSION; until the first release, run "npm run freeze -- --again"'
    expect(Buffer.compare(bytes, read(VERSION, NAMES.file)), advice).toBe(0)
    expect(await largeHash()).toBe(text(NAMES.large).trim())
  })

  it('give every answer they gave', async () => {
    const bytes = new Uint8Array(read(VERSION, NAMES.file))
    await verifyIndex(memorySource(bytes))
    expect(await answersOf(bytes, parse(text(NAMES.records)))).toEqual(JSON.parse(text(NAMES.answers)))
  })
})

describe('the frozen files of earlier versions', () => {
  const versions = readdirSync(FOLDER)
    .flatMap((name) => /^v(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)

  it('exist for every version', () => {
    expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: VERSION }, (_, i) => i + 1))
  })

  it('are refused with both versions', async () => {
    for (const version of versions.filter((one) => one < VERSION))
      await expect(openIndex([memorySource(read(version, NAMES.file))])).rejects.toMatchObject({
        code: 'unknown-version',
        expected: `version ${VERSION}`,
        found: `version ${version}`,
      })
  })
})
