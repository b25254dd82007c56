/** The documents: what they name exists, decisions have their parts, diagrams have a known kind. */
import { existsSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryFiles, textOf } from './files.ts'

const files = new Set(repositoryFiles())
const folders = new Set([...files].flatMap((path) => parentsOf(path)))
const documents = [...files].filter((path) => path.endsWith('.md') && !path.startsWith('sample/'))
/** The folders at the top: a code span that begins with one of them is a path. */
const TOP = new Set([...files].filter((path) => path.includes('/')).map((path) => path.split('/')[0]))

function parentsOf(path: string): string[] {
  const folder = posix.dirname(path)
  return folder === '.' ? [] : [folder, ...parentsOf(folder)]
}

const exists = (path: string) => files.has(path) || folders.has(path.replace(/\/$/, ''))

/** The text without fenced blocks, which hold commands and examples. */
const proseOf = (path: string) => textOf(path).replace(/^```[\s\S]*?^```$/gm, '')

/** A heading as GitHub makes an anchor of it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')

const anchorsIn = (path: string) =>
  [...proseOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? ''))

test('a path that a document names exists', () => {
  const missing = documents.flatMap((document) =>
    [...proseOf(document).matchAll(/`([\w.@-]+(?:\/[\w.@-]+)+\/?)`/g)]
      .map(([, path]) => path ?? '')
      .filter((path) => TOP.has(path.split('/')[0] ?? '') && !exists(path))
      .map((path) => `${document}: ${path}`),
  )
  expect(missing).toEqual([])
})

test('a document or source file that a comment names exists', () => {
  const names = new Set([...files].map((path) => posix.basename(path)))
  const code = [...files].filter((path) => /\.(ts|tsx|mjs|css|ya?ml)$/.test(path))
  const missing = code.flatMap((path) => {
    const comments = textOf(path).match(/\/\*[\s\S]*?\*\/|^\s*(?:\/\/|#).*$/gm) ?? []
    const documents = textOf(path).match(/\bdocs\/[a-z0-9/-]+\.md\b/g) ?? []
    const sources = comments.join('\n').match(/(?<![\w.-])[a-z][\w.-]*\.(?:tsx?|mjs)\b/g) ?? []
    const gone = [
      ...documents.filter((named) => !files.has(named)),
      ...sources.filter((named) => !names.has(named)),
    ]
    return gone.map((named) => `${path}: ${named}`)
  })
  expect(missing).toEqual([])
})

test('a link leads to a file, and to a heading that it has', () => {
  const broken = documents.flatMap((document) =>
    [...proseOf(document).matchAll(/\]\((?!https?:|mailto:)([^)\s]*)\)/g)]
      .map(([, link]) => link ?? '')
      .filter((link) => {
        const [file = '', anchor] = link.split('#')
        const path = file === '' ? document : posix.join(posix.dirname(document), file)
        if (!exists(path)) return true
        return anchor !== undefined && !anchorsIn(path).includes(anchor)
      })
      .map((link) => `${document}: ${link}`),
  )
  expect(broken).toEqual([])
})

test('a picture that a document shows exists', () => {
  const missing = documents.flatMap((document) =>
    [...textOf(document).matchAll(/<img src="([^"]+)"/g)]
      .map(([, source]) => posix.join(posix.dirname(document), source ?? ''))
      .filter((path) => !existsSync(path)),
  )
  expect(missing).toEqual([])
})

test('an npm script that a document names exists', () => {
  const { scripts } = JSON.parse(textOf('package.json'))
  const missing = documents.flatMap((document) =>
    [...textOf(document).matchAll(/npm run ([\w:-]+)/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => !(name in scripts))
      .map((name) => `${document}: npm run ${name}`),
  )
  expect(missing).toEqual([])
})

const DECISIONS = 'docs/decisions'

test('a decision has a number of its own, a title and its four parts', () => {
  const names = readdirSync(DECISIONS)
  expect(names.filter((name) => !/^\d{4}(-[a-z0-9]+)+\.md$/.test(name))).toEqual([])
  expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length)
  const incomplete = names.filter((name) => {
    const text = textOf(`${DECISIONS}/${name}`)
    const parts = [...text.matchAll(/^## (.+)$/gm)].map(([, part]) => part)
    const titled = text.startsWith(`# ${name.slice(0, 4)}. `)
    return !titled || String(parts) !== 'Context,Decision,Rejected,Measured'
  })
  expect(incomplete).toEqual([])
})
