/** The files of the repository, and what they import. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

export type Import = {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
  readonly dynamic: boolean
}

/** Paths from the root of the repository: files that git tracks, and new ones that it does not ignore. */
export function repositoryFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  return [...new Set(list.split('\0'))].filter((path) => path !== '' && existsSync(path))
}

export function textOf(path: string): string {
  return readFileSync(path, 'utf8')
}

const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm

/** What a source file imports. Relative paths are resolved; packages and `node:` modules stay as written. */
export function importsOf(path: string): Import[] {
  return importsIn(textOf(path), path)
}

export function importsIn(text: string, path: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, named, bare, dynamic]) => {
    const target = named ?? bare ?? dynamic ?? ''
    const to = target.startsWith('.') ? posix.join(posix.dirname(path), target) : target
    return { from: path, to, typeOnly: type !== undefined, dynamic: dynamic !== undefined }
  })
}
