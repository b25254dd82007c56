/** What installing costs without us: in a worker of the extension, where installs run, the same bytes are only downloaded, or also hashed and written. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Evaluates } from '../../test/e2e/harness/types.ts'

const SCRIPT = 'floor.js'

/** The worker's whole script: the calls of the browser that an install cannot do without, and nothing of ours. */
const WORKER = `
const MB = 1024 * 1024
onmessage = async ({ data: { address, kept } }) => {
  const start = performance.now()
  const root = await navigator.storage.getDirectory()
  const file = kept ? await (await root.getFileHandle('floor', { create: true })).createSyncAccessHandle() : null
  const piece = new Uint8Array(MB)
  let filled = 0
  let at = 0
  let hashed
  const keep = async () => {
    await hashed
    hashed = crypto.subtle.digest('SHA-256', piece.subarray(0, filled))
    file.write(piece.subarray(0, filled), { at })
    at += filled
    filled = 0
  }
  const reader = (await fetch(address, { cache: 'no-store' })).body.getReader()
  for (let got = await reader.read(); !got.done; got = await reader.read())
    for (let from = 0; kept && from < got.value.length; ) {
      const count = Math.min(got.value.length - from, MB - filled)
      piece.set(got.value.subarray(from, from + count), filled)
      filled += count
      from += count
      if (filled === MB) await keep()
    }
  if (kept) {
    await keep()
    await hashed
    file.flush()
    file.close()
  }
  postMessage((performance.now() - start) / 1000)
  if (kept) await root.removeEntry('floor')
  close()
}`

/** A copy of the package with the worker's script in it, for `use`: extensions run no script that is not a file of theirs. */
export async function withFloor<T>(dist: string, use: (dist: string) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'floor-'))
  try {
    cpSync(dist, copy, { recursive: true })
    writeFileSync(join(copy, SCRIPT), WORKER)
    return await use(copy)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Seconds that downloading takes in such a worker; `kept`: and hashing and writing in place. */
export const floorSeconds = (page: Evaluates, address: string, kept: boolean): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve, reject) => {
    const worker = new Worker('/${SCRIPT}')
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.postMessage(${JSON.stringify({ address, kept })})
  })`)
