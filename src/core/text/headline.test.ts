import { expect, it } from 'vitest'
import { bareTitle } from './headline.ts'

it.each([
  ['Council votes to keep the old bridge | Raleigh News & Observer', 'newsobserver.com'],
  ['Council votes to keep the old bridge - BBC News', 'bbc.co.uk'],
  ['Council votes to keep the old bridge | kgw.com', 'kgw.com'],
  ['Council votes to keep the old bridge – Politics – The Guardian', 'theguardian.com'],
  ['Council votes to keep the old bridge -- Reuters', 'Reuters'],
  ['UPDATE 2-Council votes to keep the old bridge', 'reuters.com'],
  ['Council votes to keep the old bridge | News | Region | Raleigh Post', 'Raleigh Post'],
  ['Council votes to keep the old bridge - Raleigh Post - 3 May 2026', 'Raleigh Post'],
  ['Council votes to keep the old bridge › Raleigh Post', 'Raleigh Post'],
  ['Council votes to keep the old bridge｜Raleigh Post', 'Raleigh Post'],
  [
    'Council votes to keep the old bridge | The Great and Good Old Raleigh Post of Carolina',
    'The Great and Good Old Raleigh Post of Carolina',
  ],
  ['Council votes to keep the old bridge | Mitteldeutsche Koenigszeitung', 'Mitteldeutsche Königszeitung'],
  ['Raleigh Post | Council votes to keep the old bridge', 'Raleigh Post'],
  ['Raleigh Post » Blog Archive » Council votes to keep the old bridge', 'Raleigh Post'],
  ['Council votes to keep the old bridge -', 'example.com'],
  ['Council votes to keep the old bridge - Raleigh City Times', 'rct.example'],
  ['Council votes to keep the old bridge - Raleigh City and County Times', 'rcct.example'],
  ['Council votes to keep the old bridge | Raleigher Radfahrer Verband e.V.', 'radfahrer-raleigh.example'],
  ['Council votes to keep the old bridge- Raleigh Post', 'raleighpost.example'],
  ['A Blog of Mine » Blog Archive » Council votes to keep the old bridge', 'example.com'],
  ['EXCLUSIVE: Council votes to keep the old bridge', 'example.com'],
])('%s', (title, outlet) => {
  expect(bareTitle(title, [outlet])).toBe('Council votes to keep the old bridge')
})

it.each([
  ['市議会、古い橋の存続を決定：港新聞', '港新聞'],
  ['市議会、古い橋の存続を決定:港新聞', '港新聞'],
  ['市議会、古い橋の存続を決定-社会ㅣ港新聞', '港新聞'],
])('%s', (title, outlet) => {
  expect(bareTitle(title, [outlet])).toBe('市議会、古い橋の存続を決定')
})

it.each([
  ['Remdesivir helps patients — but at what cost?', 'politico.com'],
  ['Vodafone - the long way back', 'theregister.com'],
  ['Nine to five', 'example.com'],
  ['Vodafone - rates cut twice', 'rct.example'],
  ['Raleigh Post: what happens next', 'Raleigh Posts'],
  ['ABC - NBC', 'nbc.com'],
  ['Where the bridges are | Map of Europe', 'ap.org'],
  ['Council votes to keep the old bridge | what six experts told us at Example', 'example.com'],
])('%s stays', (title, outlet) => {
  expect(bareTitle(title, [outlet])).toBe(title)
})
