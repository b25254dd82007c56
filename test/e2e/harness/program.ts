/** A browser's process with its own profile: starting, ending, cleaning up. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Program = {
  /** The web socket address that the browser printed. */
  readonly endpoint: string
  readonly ended: Promise<void>
  /** Waits until the browser has closed, kills it after 5 s, and removes the profile unless it stays. */
  end(): Promise<void>
  /** Kills it. */
  kill(): Promise<void>
}

export type Profile = { readonly folder: string; readonly stays: boolean }

/** A new empty folder for a profile. */
export const newProfile = (): string => mkdtempSync(join(tmpdir(), 'second-source-'))

/** The given folder, which stays, or a new one. */
export const profileOf = (given: string | undefined): Profile => ({
  folder: given ?? newProfile(),
  stays: given !== undefined,
})

/** Starts a browser and waits for the line on its stderr in which `listening`'s first group is its address. */
export async function startProgram(
  path: string,
  args: readonly string[],
  { folder, stays }: Profile,
  listening: RegExp,
): Promise<Program> {
  const child = spawn(path, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
  })
  // A program that cannot be started has no exit event.
  const ended = new Promise<void>((resolve) => {
    for (const event of ['exit', 'error']) child.once(event, () => resolve())
  })
  const end = async () => {
    const late = setTimeout(() => child.kill('SIGKILL'), 5000)
    await ended
    clearTimeout(late)
    if (!stays) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  const kill = () => {
    child.kill('SIGKILL')
    return end()
  }
  try {
    return { endpoint: await findEndpoint(child, path, listening), ended, end, kill }
  } catch (error) {
    await kill()
    throw error
  }
}

function findEndpoint(child: ChildProcess, path: string, listening: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const fail = (why: string) => reject(new Error(`${path} ${why}. It wrote:\n${text.slice(-2000)}`))
    const timer = setTimeout(() => fail('did not open its debugging port within 60 s'), 60_000)
    child.once('error', (error) => fail(`did not start: ${error.message}`))
    child.once('exit', (code) => fail(`ended with code ${code}`))
    child.stderr?.on('data', (data) => {
      // The address comes early; later output is not kept.
      if (text.length < 100_000) text += data
      const address = listening.exec(text)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    })
  })
}
