/** Names as parts of file names and add-on ids. */
import { expect, it } from 'vitest'
import { slugOf } from './slug.ts'

it.each([
  ['The Gazette', 'the-gazette'],
  ['  Café & Co. ', 'cafe-co'],
  ['Zürich 24', 'zurich-24'],
])('%j becomes %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

it('gives names without a Latin letter different ids of legal characters', () => {
  const slugs = ['新聞', 'صحيفة'].map(slugOf)
  expect(new Set(slugs).size).toBe(2)
  for (const slug of slugs) expect(slug).toMatch(/^publisher-[a-z0-9]+$/)
})
