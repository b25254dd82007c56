/** The cases of RFC 7396's appendix that a manifest can meet. */
import { expect, it } from 'vitest'
import { mergePatch } from './merge-patch.ts'

it.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
])('%j patched with %j', (target, patch, expected) => {
  expect(mergePatch(target, patch)).toEqual(expected)
})
