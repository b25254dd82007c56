import { beforeAll, expect, it } from 'vitest'
import type { ArticleRecord } from '../article/types.ts'
import { CRC_BYTES, crc32 } from '../bytes/crc32.ts'
import { IndexError } from '../bytes/index-error.ts'
import { buildBytes } from './fixtures/in-memory.ts'
import { CARD, madeRecords } from './fixtures/made-articles.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { askAll, questionsAbout, questionsByByte, type SoundFile } from './fixtures/questions.ts'
import { SECTIONS, type Section } from './layout.ts'
import { listProviders } from './providers.ts'
import { openPart } from './read/open-part.ts'
import { openIndex } from './reader.ts'

/** One byte in so many is changed, and of the questions that read it, one in so many asked. */
const STEP = 7
const SHARE = 97

let bytes: Uint8Array
let sections: readonly Section[]
let sound: SoundFile

beforeAll(async () => {
  const records = madeRecords(60)
  bytes = await buildBytes(records)
  sound = await askAll(bytes, questionsAbout(records, 20))
  const { state } = await openPart(memorySource(bytes))
  sections = SECTIONS.map((name) => state.layout.sections[name])
})

/** The file with a byte changed, and the checksum of its page as its maker would have written it. */
function forged(at: number, change: number): Uint8Array | null {
  const section = sections.find(({ offset, length }) => at >= offset && at < offset + length)
  if (section === undefined) return null
  const start = section.offset + Math.floor((at - section.offset) / section.pageBytes) * section.pageBytes
  const end = Math.min(start + section.pageBytes, section.offset + section.length) - CRC_BYTES
  if (at >= end) return null
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ change
  new DataView(copy.buffer).setUint32(end, crc32(copy.subarray(start, end)), true)
  return copy
}

it('a forged file with right checksums gives an answer or an index error, never another error', async () => {
  const asked = questionsByByte(sound.answered, bytes.length, SHARE)
  let refused = 0
  for (let at = 0; at < bytes.length; at += STEP) {
    const file = forged(at, 1 + ((at * 157) % 255))
    if (file === null) continue
    for (const { name, ask } of asked[at] ?? [])
      try {
        await ask(await openIndex([memorySource(file)], sound.states))
      } catch (error) {
        if (!(error instanceof IndexError)) expect.fail(`byte ${at}: ${name}: ${error}`)
        refused++
      }
  }
  expect(refused).toBeGreaterThan(0)
})

it('characters that change the direction of text are removed', async () => {
  const turned = (text: string) => `${text}\u202e\u2066 evil`
  const [{ article, ...rest }, ...others] = madeRecords(3) as [ArticleRecord, ...ArticleRecord[]] // three are made
  const { title, excerpt, provider } = article
  const lie = {
    ...article,
    title: turned(title),
    excerpt: turned(excerpt),
    provider: { ...provider, name: turned(provider.name) },
  }
  const card = { ...CARD, name: turned(CARD.name) }
  const index = await openIndex([
    memorySource(await buildBytes([{ ...rest, article: lie }, ...others], { card })),
  ])
  const match = await index.find({ url: article.urls.web ?? article.urls.original ?? '' })
  const said = JSON.stringify([index.info, match && (await index.story(match)), await listProviders(index)])
  expect(said.match(/ evil/g)?.length).toBeGreaterThanOrEqual(5)
  expect(said).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
})
