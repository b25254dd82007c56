/** Writing the file: articles arranged into blocks, then section after section. */
import { distribute } from '../../article/quality.ts'
import { isoTime } from '../../article/time.ts'
import type { Card } from '../../article/types.ts'
import type { ByteSink } from '../../bytes/byte-source.ts'
import { CRC_BYTES } from '../../bytes/crc32.ts'
import type { TermsContent } from '../../terms/write-section.ts'
import { PAGE_BYTES } from '../layout.ts'
import { type Arrangement, arrange } from './arrange.ts'
import type { CollectedKeys } from './collect-keys.ts'
import { encodeKeys } from './key-section.ts'
import { encodeHeader } from './layout-encode.ts'
import { encodeMeta } from './meta-encode.ts'
import type { OrderedArticles } from './ordered-articles.ts'
import { Output } from './output.ts'
import { pack } from './pack.ts'
import { cutPages, sealPage } from './pages.ts'
import { placeBlocks, writeBlocks } from './place-blocks.ts'
import { encodeProviders, fittingProviders } from './provider-encode.ts'
import type { StoryRows } from './story-rows.ts'
import type { Survey } from './survey.ts'

export type FileReport = { readonly bytes: number; readonly hash: string; readonly providers: number }

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
  const arrangement = arrange(survey, stories)
  const packed = pack(arrangement, { articles, stories, outlets: survey.outlets, dictionary })
  const { sequence, slots } = arrangement
  const placed = placeBlocks(packed, sequence)
  const numbers = numbersOf(arrangement, placed)
  const out = new Output(sink)
  await out.write(encodeHeader())
  await out.section('blocks', writeBlocks(packed, placed, sequence))
  await out.section('dictionary', cutPages(dictionary, PAGE_BYTES))
  const keys = encodeKeys(input.keys, numbers)
  await out.section('keys', keys.payloads.map(sealPage), keys.pageBytes)
  const outlets = fittingProviders(survey.outlets.entries())
  const providers = encodeProviders(outlets)
  await out.section('providers', padded(providers).map(sealPage))
  const terms = input.terms(numbers)
  const termPageBytes = terms ? terms.payload + CRC_BYTES : PAGE_BYTES
  await out.section('terms', terms ? cutPages(terms.content, termPageBytes) : [], termPageBytes)
  const meta = {
    card: input.card,
    articles: articles.count,
    providers: outlets.length,
    newest: isoTime(survey.newest),
    distribution: distribute(survey.scores),
  }
  await out.section('meta', cutPages(encodeMeta(meta), PAGE_BYTES))
  const file = await out.finish({
    slots,
    blockPages: placed.reduce((most, { pages }) => Math.max(most, pages), 1),
    keyBuckets: keys.payloads.length,
    keys: keys.keys,
    numberBits: keys.numberBits,
    providerBuckets: providers.length,
    termBuckets: terms?.buckets ?? 0,
    articles: articles.count,
  })
  return { ...file, providers: outlets.length }
}

/** Article numbers by place: the page its block starts in and its slot there are what a number says. */
function numbersOf(arrangement: Arrangement, placed: readonly { readonly page: number }[]): Uint32Array {
  const { blockOf, slotOf, slots } = arrangement
  return blockOf.map((id, place) => (placed[id]?.page ?? 0) * slots + (slotOf[place] ?? 0))
}

/** All payloads but the last fill a page. */
const padded = (payloads: readonly Uint8Array[]): Uint8Array[] =>
  payloads.map((payload, i) => {
    if (i === payloads.length - 1) return payload
    const full = new Uint8Array(PAGE_BYTES - CRC_BYTES)
    full.set(payload)
    return full
  })
