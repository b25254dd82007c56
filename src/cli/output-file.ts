/** Writes a file so that a good one is replaced by nothing but a better one: beside it, checked, then renamed. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { CliError, EXIT, ioError } from './exit.ts'

export type Sink = { write(bytes: Uint8Array): void }

/** Throws when `target` is a folder or one of the files that are read: found before hours of work, not after them. */
export function checkTarget(target: string, inputs: readonly string[]): void {
  const there = attempt(target, () => statSync(target, { throwIfNoEntry: false }))
  if (there?.isDirectory()) throw new CliError(EXIT.io, `cannot write ${target}: is a folder, not a file`)
  if (inputs.some((input) => path.resolve(input) === path.resolve(target)))
    throw new CliError(EXIT.usage, `${target} is one of the records; give another file to write`)
}

/**
 * `fill` writes the file's bytes; `check` gets the finished file and what `fill` returned, and rejects when it is not good.
 * `target` is replaced only after both; on any failure the temporary file is gone.
 */
export async function replaceFile<T, U>(
  target: string,
  fill: (sink: Sink) => T | Promise<T>,
  check: (written: string, filled: T) => Promise<U>,
): Promise<U> {
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`)
  const remove = () => rmSync(temporary, { force: true })
  process.once('exit', remove)
  try {
    const result = await check(temporary, await write(temporary, fill))
    rename(temporary, target)
    return result
  } finally {
    remove()
    process.removeListener('exit', remove)
  }
}

async function write<T>(file: string, fill: (sink: Sink) => T | Promise<T>): Promise<T> {
  const handle = attempt(file, () => {
    mkdirSync(path.dirname(file), { recursive: true })
    return openSync(file, 'w')
  })
  try {
    const result = await fill({ write: (bytes) => attempt(file, () => writeAll(handle, bytes)) })
    attempt(file, () => fsyncSync(handle))
    return result
  } finally {
    closeSync(handle)
  }
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done)
}

function rename(from: string, to: string): void {
  attempt(to, () => renameSync(from, to))
}

function attempt<T>(file: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw ioError('write', file, error)
  }
}
