/** Replaces a file safely: writes a temporary file beside it, checks it, then renames it. */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { CliError, EXIT, ioError } from './exit.ts'

type Sink = { write(bytes: Uint8Array): void }

/** Throws if `target` cannot be written or is an input file. Checked before hours of work, not after. */
export function checkTarget(target: string, inputs: readonly string[]): void {
  checkFolder(path.dirname(target))
  const there = attempt(target, () => statSync(target, { throwIfNoEntry: false }))
  if (there?.isDirectory() || /[\\/]$/.test(target))
    throw new CliError(EXIT.io, `cannot write ${target}: is a folder, not a file`)
  if (inputs.some((input) => path.resolve(input) === path.resolve(target)))
    throw new CliError(EXIT.usage, `${target} is one of the records; give another file to write`)
}

/** Throws if no file can be written into `folder`, which need not exist yet. */
export function checkFolder(folder: string): void {
  let nearest = path.resolve(folder)
  while (!existsSync(nearest)) nearest = path.dirname(nearest)
  attempt(folder, () => {
    if (!statSync(nearest).isDirectory())
      throw new CliError(EXIT.io, `cannot write into ${folder}: ${nearest} is a file, not a folder`)
    accessSync(nearest, constants.W_OK)
  })
}

/**
 * `fill` writes the file's bytes; `check` gets the finished file and what `fill` returned, and rejects when it is not good.
 * `target` is replaced only after both. On failure the temporary file is removed. Messages name `target`; if only the
 * finished file determines the name, `targetOf` returns it, or null to keep the existing file.
 */
export async function replaceFile<T, U>(
  target: string,
  fill: (sink: Sink) => T | Promise<T>,
  check: (written: string, filled: T) => Promise<U>,
  targetOf: (checked: U) => string | null = () => target,
): Promise<U> {
  const folder = path.dirname(target)
  attempt(target, () => mkdirSync(folder, { recursive: true }))
  attempt(target, () => removeLeftovers(folder))
  const temporary = path.join(folder, `${MINE}${process.pid}.tmp`)
  const remove = () => rmSync(temporary, { force: true })
  process.once('exit', remove)
  try {
    const checked = await check(temporary, await write(temporary, target, fill))
    const final = targetOf(checked)
    if (final !== null) attempt(final, () => renameSync(temporary, final))
    return checked
  } finally {
    remove()
    process.removeListener('exit', remove)
  }
}

/** The name contains the machine's name, because machines may share the folder. A process writes one file at a time. */
const MINE = `.second-source.${hostname()}.`

/**
 * Removes temporary files of killed processes of this machine. Handling the signals instead was rejected:
 * writing does not return to the event loop for seconds, and Ctrl-C must work at once.
 */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = name.startsWith(MINE) ? /^(\d+)\.tmp$/.exec(name.slice(MINE.length))?.[1] : undefined
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(path.join(folder, name), { force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: the process exists but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function write<T>(file: string, shown: string, fill: (sink: Sink) => T | Promise<T>): Promise<T> {
  const handle = attempt(shown, () => openSync(file, 'w'))
  try {
    const result = await fill({ write: (bytes) => attempt(shown, () => writeAll(handle, bytes)) })
    attempt(shown, () => fsyncSync(handle))
    return result
  } finally {
    closeSync(handle)
  }
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done)
}

function attempt<T>(file: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw ioError('write', file, error)
  }
}
