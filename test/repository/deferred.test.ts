/** The popup's deferred code loads after the first paint: only a dynamic import may reach it. */
import { expect, test } from 'vitest'
import { importsIn, repositoryFiles, textOf } from './files.ts'

const DEFERRED = /^src\/popup\/deferred\//
const DYNAMIC_IMPORT = /\bimport\(\s*'[^']+'\s*\)/g

/** What a file imports statically of the deferred code. */
const staticallyDeferred = (text: string, path: string): string[] =>
  importsIn(text.replace(DYNAMIC_IMPORT, ''), path)
    .filter(({ to, typeOnly }) => DEFERRED.test(to) && !typeOnly)
    .map(({ to }) => `${path} -> ${to}`)

test('no file outside popup/deferred imports it statically', () => {
  const others = repositoryFiles().filter((path) => /^src\/.*\.tsx?$/.test(path) && !DEFERRED.test(path))
  expect(others.some((path) => path.startsWith('src/popup/'))).toBe(true)
  expect(others.flatMap((path) => staticallyDeferred(textOf(path), path))).toEqual([])
})

test('a static import of deferred code is noticed, a dynamic one and one of types are allowed', () => {
  const of = (text: string) => staticallyDeferred(text, 'src/popup/x.ts')
  expect(of("import { Toast } from './deferred/toast.tsx'")).toHaveLength(1)
  expect(of("const load = () => import('./deferred/index.ts')")).toEqual([])
  expect(of("import type { Toast } from './deferred/toast.tsx'")).toEqual([])
})
