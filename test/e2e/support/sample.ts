/** The sample record's six articles, read from the record itself. */
import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'

export type SampleArticle = {
  readonly title: string
  readonly webUrl: string
  readonly ampWebUrl?: string
  readonly cdnAmpWebUrl?: string
  readonly quality: number
  readonly provider: { readonly name: string; readonly domain: string }
}

const FILE = 'sample/amazon-shifts-alexa-to-inferentia.md'
const [, frontMatter = ''] = readFileSync(FILE, 'utf8').split(/^---$/m)
// Our own file, whose shape the build checks.
const record = load(frontMatter) as SampleArticle & { related: SampleArticle[] }

/** The article of the record. */
export const PAGE: SampleArticle = record
/** The other five, best score first, as the record has them. */
export const OTHERS: readonly SampleArticle[] = record.related
export const ALL: readonly SampleArticle[] = [PAGE, ...OTHERS]

/** Every address under which an article of the sample is read. */
export function addressesOf({ webUrl, ampWebUrl, cdnAmpWebUrl }: SampleArticle): string[] {
  return [webUrl, ampWebUrl, cdnAmpWebUrl].filter((url) => url !== undefined)
}
