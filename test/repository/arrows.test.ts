/** The arrows between the rooms of the house: who may import whom. */
import { expect, test } from 'vitest'
import { type Import, importsIn, importsOf, repositoryFiles } from './files.ts'

type Rule = {
  readonly rooms: readonly RegExp[]
  readonly packages: readonly string[]
  readonly node?: boolean
}

const CORE = /^src\/core\//
const INTAKE = /^src\/intake\//
const PLATFORM = /^src\/platform\//
const SOURCES = /^src\/sources\//
const UI = /^src\/ui\//
const LOCALES = /^public\/_locales\/[\w-]+\/messages\.json$/
const PREACT = ['preact', 'preact/hooks']

/** Every room may import itself; any room may import types of core and intake. */
const RULES: Readonly<Record<string, Rule>> = {
  core: { rooms: [], packages: ['js-yaml', 'yaml', 'fflate'] },
  intake: { rooms: [CORE], packages: ['entities/decode', 'htmlparser2'] },
  cli: {
    rooms: [CORE, INTAKE, /^package\.json$/],
    packages: ['commander', 'cli-progress', 'tinyglobby', 'fflate'],
    node: true,
  },
  platform: { rooms: [CORE, INTAKE], packages: ['webextension-polyfill'] },
  sources: { rooms: [CORE, INTAKE, PLATFORM], packages: [] },
  background: { rooms: [INTAKE, SOURCES, PLATFORM], packages: [] },
  content: { rooms: [/^src\/intake\/page-head\/bounds\.ts$/], packages: [] },
  popup: {
    rooms: [PLATFORM, /^src\/sources\/lookup\/(popup-lookup|count-outlets)/, CORE, INTAKE, UI],
    packages: PREACT,
  },
  options: { rooms: [PLATFORM, INTAKE, SOURCES, UI, /^src\/core\/url\//], packages: PREACT },
  welcome: { rooms: [PLATFORM, SOURCES, UI], packages: PREACT },
  ui: { rooms: [PLATFORM, LOCALES], packages: PREACT },
}

function roomOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const room = roomOf(from)
  const rule = RULES[room]
  if (rule === undefined) return false
  if (to.startsWith(`src/${room}/`)) return true
  if (typeOnly && (CORE.test(to) || INTAKE.test(to) || room === 'content')) return true
  if (typeOnly && room === 'popup' && SOURCES.test(to)) return true
  if (to.startsWith('node:')) return rule.node === true
  return (
    rule.rooms.some((allowed) => allowed.test(to)) ||
    rule.packages.includes(to) ||
    /^\.?\.?\/?.*\.css$/.test(to)
  )
}

const sources = repositoryFiles().filter(
  (path) => /^src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$|\/fixtures?[./]/.test(path),
)

test('every room of the house has a rule', () => {
  expect(sources.filter((path) => RULES[roomOf(path)] === undefined)).toEqual([])
})

test('no source file imports what its room may not', () => {
  const broken = sources.flatMap(importsOf).filter((one) => !isAllowed(one))
  expect(broken.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

test('only the platform imports webextension-polyfill', () => {
  const importers = sources.flatMap(importsOf).filter(({ to }) => to === 'webextension-polyfill')
  expect([...new Set(importers.filter(({ typeOnly }) => !typeOnly).map(({ from }) => from))]).toHaveLength(1)
})

test('no file of core imports itself round about', () => {
  const core = sources.filter((path) => CORE.test(path))
  const arrows = new Map(core.map((path) => [path, importsOf(path).map(({ to }) => to)]))
  const done = new Set<string>()
  const circles: string[] = []
  const follow = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' -> '))
    if (way.includes(path) || done.has(path)) return
    for (const to of arrows.get(path) ?? []) follow(to, [...way, path])
    done.add(path)
  }
  for (const path of core) follow(path, [])
  expect(circles).toEqual([])
})

test('a look-up needs nothing of what writes an index file', () => {
  const READER = ['open-part', 'story-reader'].map((name) => `src/core/index/${name}.ts`)
  const WRITER = /^src\/core\/index\/(write\/|builder\.ts$)|^(fflate|js-yaml|yaml)$/
  const needed = new Set(READER)
  // A set goes on to what is added on the way.
  for (const path of needed)
    if (sources.includes(path)) for (const { to, typeOnly } of importsOf(path)) if (!typeOnly) needed.add(to)
  expect(needed.size).toBeGreaterThan(15)
  expect([...needed].filter((path) => WRITER.test(path))).toEqual([])
})

test('a wrong arrow is noticed', () => {
  const broken = importsIn(
    "import { browser } from '../../platform/browser.ts'\nimport fs from 'node:fs'",
    'src/core/url/x.ts',
  )
  expect(broken.map(isAllowed)).toEqual([false, false])
  const [dynamic] = importsIn("const x = await import('../sources/install.ts')", 'src/popup/x.ts')
  expect(dynamic && isAllowed(dynamic)).toBe(false)
})
