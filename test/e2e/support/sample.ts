/** The six articles of the sample record, read from the record itself. */
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
// The build checks the file's fields.
const record = load(frontMatter) as SampleArticle & { related: SampleArticle[] }

/** The article of the record. */
export const PAGE: SampleArticle = record
/** The other five in the record's order: best score first. */
export const OTHERS: readonly SampleArticle[] = record.related
export const ALL: readonly SampleArticle[] = [PAGE, ...OTHERS]

/** Every address of an article. */
export function addressesOf({ webUrl, ampWebUrl, cdnAmpWebUrl }: SampleArticle): string[] {
  return [webUrl, ampWebUrl, cdnAmpWebUrl].filter((url) => url !== undefined)
}
