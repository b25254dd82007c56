/** Imports between folders: the table in docs/architecture.md says which are allowed. */
import { expect, test } from 'vitest'
import { type Import, importsIn, importsOf, repositoryFiles, textOf } from './files.ts'
import { importRules, isAllowed, isBelow, ruleOf } from './import-rules.ts'

const rules = importRules(textOf('docs/architecture.md'))
const files = repositoryFiles().filter(
  (path) => /^src\/.*\.tsx?$/.test(path) && !/\.(test|config)\.tsx?$|\/fixtures?[./]/.test(path),
)
const imports = files.flatMap(importsOf)
const arrow = ({ from, to }: Import) => `${from} -> ${to}`

test('every folder of src has a row in the table', () => {
  expect(rules.length).toBeGreaterThan(10)
  expect(files.filter((path) => ruleOf(path, rules) === undefined)).toEqual([])
})

test('no file imports what its row does not name', () => {
  expect(imports.filter((one) => !isAllowed(one, rules)).map(arrow)).toEqual([])
})

test('every import that the table allows is in use', () => {
  const unused = rules.flatMap(({ folder, imports: named, types }) => {
    const own = imports.filter(({ from }) => ruleOf(from, rules)?.folder === folder)
    const used = (name: string) => own.some(({ to }) => isBelow(to, name))
    return [...named, ...types].filter((name) => !used(name)).map((name) => `${folder}: ${name}`)
  })
  expect(unused).toEqual([])
})

test('only the platform imports webextension-polyfill', () => {
  const importers = imports.filter(({ to, typeOnly }) => to === 'webextension-polyfill' && !typeOnly)
  expect([...new Set(importers.map(({ from }) => from))]).toHaveLength(1)
})

/** A cycle through `graph`, as a path that ends where it began; null when there is none. */
function cycleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>()
  const follow = (path: string, way: readonly string[]): string[] | null => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path]
    if (done.has(path)) return null
    for (const to of graph.get(path) ?? []) {
      const cycle = follow(to, [...way, path])
      if (cycle) return cycle
    }
    done.add(path)
    return null
  }
  for (const path of graph.keys()) {
    const cycle = follow(path, [])
    if (cycle) return cycle
  }
  return null
}

test('src has no import cycles, types included', () => {
  const graph = new Map(files.map((path) => [path, importsOf(path).map(({ to }) => to)]))
  expect(cycleIn(graph)).toBeNull()
})

test('the folders of the table have no cycles', () => {
  const graph = new Map(
    rules.map(({ folder, imports: named }) => [
      folder,
      rules.map((rule) => rule.folder).filter((other) => named.some((name) => isBelow(other, name))),
    ]),
  )
  expect(cycleIn(graph)).toBeNull()
})

test('a look-up needs nothing of what writes an index file', () => {
  const READER = /^src\/core\/index\/.*(open-part|story-reader)\.ts$/
  const WRITER = /^src\/core\/index\/(write\/|builder\.ts$)|^(fflate|js-yaml|yaml)$/
  const needed = new Set(files.filter((path) => READER.test(path)))
  expect(needed.size).toBe(2)
  // A set goes on to what is added on the way.
  for (const path of needed)
    if (files.includes(path)) for (const { to, typeOnly } of importsOf(path)) if (!typeOnly) needed.add(to)
  expect(needed.size).toBeGreaterThan(15)
  expect([...needed].filter((path) => WRITER.test(path))).toEqual([])
})

test('a wrong import is noticed, a dynamic one too', () => {
  const broken = importsIn(
    "import { browser } from '../../platform/browser.ts'\nimport fs from 'node:fs'",
    'src/core/url/x.ts',
  )
  expect(broken.map((one) => isAllowed(one, rules))).toEqual([false, false])
  const [dynamic] = importsIn("const x = await import('../sources/install.ts')", 'src/popup/x.ts')
  expect(dynamic && isAllowed(dynamic, rules)).toBe(false)
})

test('a cycle is noticed', () => {
  expect(
    cycleIn(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['b']],
      ]),
    ),
  ).toEqual(['b', 'c', 'b'])
})
