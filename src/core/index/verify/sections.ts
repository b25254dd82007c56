/** Compares the key and provider sections with those that the writer would make of the file's articles. */
import { filePageCount, type SectionName } from '../layout.ts'
import { payloadsOf } from '../read/file-pages.ts'
import type { Part } from '../read/part.ts'
import { encodeKeys } from '../write/key-section.ts'
import { encodeProviders, fittingProviders } from '../write/provider-table.ts'
import type { FileArticles } from './articles.ts'
import { demand } from './demand.ts'

/** @throws IndexError unless the key section has the articles' keys and no others */
export async function checkKeys(part: Part, { keys, numbers }: FileArticles): Promise<void> {
  const { layout } = part.state
  const { offset, pageBytes } = layout.sections.keys
  demand(keys.sharedKeys === 0, offset, 'each key in one article', `${keys.sharedKeys} in several`)
  const expected = encodeKeys(keys, numbers)
  demand(layout.keys === expected.keys, offset, `${expected.keys} keys`, layout.keys)
  demand(layout.numberBits === expected.numberBits, offset, `${expected.numberBits} bits`, layout.numberBits)
  demand(pageBytes === expected.pageBytes, offset, `file pages of ${expected.pageBytes} bytes`, pageBytes)
  await checkPayloads(part, 'keys', expected.payloads)
}

/** The number of providers. @throws IndexError unless the provider section is that of the articles */
export async function checkProviders(part: Part, { outlets }: FileArticles): Promise<number> {
  const expected = fittingProviders(outlets.entries())
  await checkPayloads(part, 'providers', encodeProviders(expected))
  return expected.length
}

async function checkPayloads(part: Part, name: SectionName, expected: readonly Uint8Array[]): Promise<void> {
  const section = part.state.layout.sections[name]
  demand(
    filePageCount(section) === expected.length,
    section.offset,
    `${expected.length} buckets of ${name}`,
    filePageCount(section),
  )
  let bucket = 0
  for await (const { payload, offset } of payloadsOf(part.pages, section)) {
    const wanted = expected[bucket++] ?? new Uint8Array(0)
    const same = payload.length >= wanted.length && payload.every((byte, at) => byte === (wanted[at] ?? 0))
    demand(same, offset, `the ${name} of the articles`, 'others')
  }
}
