/** Writes the file: articles arranged into blocks, then section after section. */
import { distribute } from '../../article/quality.ts'
import { isoTime } from '../../article/time.ts'
import type { Card } from '../../article/types.ts'
import type { ByteSink } from '../../bytes/byte-source.ts'
import { CRC_BYTES } from '../../bytes/crc32.ts'
import type { TermsContent } from '../../terms/write-section.ts'
import { FILE_PAGE_BYTES } from '../layout.ts'
import { type Arrangement, arrange } from './arrange.ts'
import type { CollectedKeys } from './collect-keys.ts'
import { cutFilePages, sealFilePage } from './file-pages.ts'
import { encodeKeys } from './key-section.ts'
import { encodeHeader } from './layout.ts'
import { encodeMeta } from './meta.ts'
import type { OrderedArticles } from './ordered-articles.ts'
import { Output } from './output.ts'
import { pack } from './pack.ts'
import { placeBlocks, writeBlocks } from './place-blocks.ts'
import { encodeProviders, fittingProviders } from './provider-table.ts'
import type { StoryRows } from './story-rows.ts'
import type { Survey } from './survey.ts'
import { topOf } from './top.ts'

export type FileReport = {
  readonly bytes: number
  readonly hash: string
  readonly providers: number
  /** Articles of other parts that stories of this file show. */
  readonly guests: number
}

export type FileInput = {
  readonly card: Card
  readonly articles: OrderedArticles
  readonly survey: Survey
  readonly stories: StoryRows
  readonly keys: CollectedKeys
  /** The terms section for article numbers by place; null for none. */
  readonly terms: (numbers: Uint32Array) => TermsContent | null
}

export async function writeFile(sink: ByteSink, input: FileInput): Promise<FileReport> {
  const { articles, survey, stories } = input
  const dictionary = survey.dictionary()
  const isGuest = (place: number): boolean => articles.isGuest(place)
  const arrangement = arrange(survey, stories, isGuest)
  const packed = pack(arrangement, { articles, stories, outlets: survey.outlets, dictionary })
  const { sequence, slots } = arrangement
  const placed = placeBlocks(packed, sequence)
  const numbers = numbersOf(arrangement, placed)
  const out = new Output(sink)
  await out.write(encodeHeader())
  await out.section('blocks', writeBlocks(packed, placed, sequence))
  await out.section('dictionary', cutFilePages(dictionary, FILE_PAGE_BYTES))
  const keys = encodeKeys(input.keys, numbers)
  await out.section('keys', keys.payloads.map(sealFilePage), keys.pageBytes)
  const outlets = fittingProviders(survey.outlets.entries())
  const providers = encodeProviders(outlets)
  await out.section('providers', padded(providers).map(sealFilePage))
  const terms = input.terms(numbers)
  const termPageBytes = terms ? terms.payload + CRC_BYTES : FILE_PAGE_BYTES
  await out.section('terms', terms ? cutFilePages(terms.content, termPageBytes) : [], termPageBytes)
  const meta = {
    card: input.card,
    articles: articles.owned,
    providers: outlets.length,
    newest: isoTime(survey.newest),
    distribution: distribute(survey.scores),
    top: topOf({ survey, stories, arrangement, isGuest, numbers }),
  }
  await out.section('meta', cutFilePages(encodeMeta(meta), FILE_PAGE_BYTES))
  const file = await out.finish({
    slots,
    blockPages: placed.reduce((most, { pages }) => Math.max(most, pages), 1),
    keyBuckets: keys.payloads.length,
    keys: keys.keys,
    numberBits: keys.numberBits,
    providerBuckets: providers.length,
    termBuckets: terms?.buckets ?? 0,
    articles: articles.owned,
  })
  return { ...file, providers: outlets.length, guests: arrangement.articles - articles.owned }
}

/** Article numbers by place, from the file page in which the block starts and the slot there. */
function numbersOf(arrangement: Arrangement, placed: readonly { readonly page: number }[]): Uint32Array {
  const { blockOf, slotOf, slots } = arrangement
  return blockOf.map((id, place) => (placed[id]?.page ?? 0) * slots + (slotOf[place] ?? 0))
}

/** All payloads but the last fill a file page. */
const padded = (payloads: readonly Uint8Array[]): Uint8Array[] =>
  payloads.map((payload, i) => {
    if (i === payloads.length - 1) return payload
    const full = new Uint8Array(FILE_PAGE_BYTES - CRC_BYTES)
    full.set(payload)
    return full
  })
