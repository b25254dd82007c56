import { expect, it } from 'vitest'
import { bareTitle } from './headline.ts'

it.each([
  ['Council votes to keep the old bridge | Raleigh News & Observer', 'newsobserver.com'],
  ['Council votes to keep the old bridge - BBC News', 'bbc.co.uk'],
  ['Council votes to keep the old bridge | kgw.com', 'kgw.com'],
  ['Council votes to keep the old bridge – Politics – The Guardian', 'theguardian.com'],
  ['Council votes to keep the old bridge -- Reuters', 'Reuters'],
  ['UPDATE 2-Council votes to keep the old bridge', 'reuters.com'],
  ['EXCLUSIVE: Council votes to keep the old bridge', 'example.com'],
])('%s', (title, outlet) => {
  expect(bareTitle(title, [outlet])).toBe('Council votes to keep the old bridge')
})

it.each([
  ['Remdesivir helps patients — but at what cost?', 'politico.com'],
  ['Vodafone - the long way back', 'theregister.com'],
  ['Nine to five', 'example.com'],
  ['ABC - NBC', 'nbc.com'],
  ['Where the bridges are | Map of Europe', 'ap.org'],
  ['Council votes to keep the old bridge | what six experts told us at Example', 'example.com'],
])('%s stays', (title, outlet) => {
  expect(bareTitle(title, [outlet])).toBe(title)
})
