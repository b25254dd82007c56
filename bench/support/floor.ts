/** The minimum time of an install: a worker of the extension downloads the same bytes, with or without hashing and writing them. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callExpression } from '../../test/e2e/harness/page-call.ts'
import type { Evaluates } from '../../test/e2e/harness/types.ts'

const SCRIPT = 'floor.js'

type Job = { readonly address: string; readonly kept: boolean }
/** A file that a worker writes in place; the types of pages lack it. */
type SyncFile = {
  write(bytes: Uint8Array, options: { readonly at: number }): number
  flush(): void
  close(): void
}
type WorkerFile = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncFile> }

/** The worker's whole script: only the browser calls that every install needs. */
const worker = (): void => {
  const MB = 1024 * 1024
  const openFile = async (root: FileSystemDirectoryHandle): Promise<SyncFile> =>
    ((await root.getFileHandle('floor', { create: true })) as WorkerFile).createSyncAccessHandle()
  addEventListener('message', async ({ data: { address, kept } }: MessageEvent<Job>) => {
    const start = performance.now()
    const root = await navigator.storage.getDirectory()
    const file = kept ? await openFile(root) : null
    const piece = new Uint8Array(MB)
    let filled = 0
    let at = 0
    let hashed: Promise<ArrayBuffer> | undefined
    const keep = async () => {
      await hashed
      hashed = crypto.subtle.digest('SHA-256', piece.subarray(0, filled))
      file?.write(piece.subarray(0, filled), { at })
      at += filled
      filled = 0
    }
    const reader = (await fetch(address, { cache: 'no-store' })).body?.getReader()
    if (reader === undefined) throw new Error('the answer has no body')
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
      file?.flush()
      file?.close()
    }
    postMessage((performance.now() - start) / 1000)
    if (kept) await root.removeEntry('floor')
    close()
  })
}

/** Runs `use` with a copy of the package that contains the worker's script: extensions run only scripts from their own files. */
export async function withFloor<T>(dist: string, use: (dist: string) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'floor-'))
  try {
    cpSync(dist, copy, { recursive: true })
    writeFileSync(join(copy, SCRIPT), callExpression(worker, []))
    return await use(copy)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Seconds to download in such a worker; `kept`: including hashing and writing in place. */
export const floorSeconds = (page: Evaluates, address: string, kept: boolean): Promise<number> =>
  page.evaluate(
    (script, message) =>
      new Promise<number>((resolve, reject) => {
        const worker = new Worker(script)
        worker.onmessage = ({ data }) => resolve(data)
        worker.onerror = (event) => reject(new Error(event.message))
        worker.postMessage(message)
      }),
    `/${SCRIPT}`,
    { address, kept },
  )
