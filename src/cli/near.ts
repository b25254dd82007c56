/** `second-source near`: articles that cover the story of a page which is in no index. */
import { Command, InvalidArgumentError } from 'commander'
import { type Fields, isFields } from '../core/article/fields.ts'
import { LIMITS } from '../core/article/limits.ts'
import { readTime } from '../core/article/time.ts'
import type { NearPage } from '../core/terms/near.ts'
import { providerIdentity, registrableDomain } from '../core/url/provider.ts'
import { answerLines, BadLine } from './ndjson.ts'
import { INDEX_ARGUMENT, withIndex } from './open-index.ts'

const SHAPE = '{"qid", "title", "excerpt", "publishedDateTime", "provider": {"domain"}, "exclude": [url…]}'
const MOST = 200

function limitOf(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST) return limit
  throw new InvalidArgumentError(`give a whole number from 1 to ${MOST}`)
}

export const nearCommand = (): Command =>
  new Command('near')
    .description('find coverage by headline: pages as JSON lines in, {"qid", "ranked", "shown"} out')
    .addHelpText('after', `\nOne line in: ${SHAPE}`)
    .argument('<FILE>', INDEX_ARGUMENT)
    .option('--limit <N>', `articles a page, 1 to ${MOST}`, limitOf, 10)
    .action((file: string, { limit }: { readonly limit: number }) =>
      withIndex(file, async (index) => {
        process.exitCode = await answerLines(SHAPE, async (fields) => {
          const { rows, shown } = await index.near(pageOf(fields), { limit, exclude: excluded(fields) })
          return { qid: fields.qid ?? null, ranked: rows.map(({ row, score }) => [row.url, score]), shown }
        })
      }),
    )

function pageOf({ title, excerpt, publishedDateTime, provider }: Fields): NearPage {
  if (typeof title !== 'string') throw new BadLine(`"title" is not a text; give ${SHAPE}`)
  const domain = isFields(provider) && typeof provider.domain === 'string' ? provider.domain : ''
  const text = typeof excerpt === 'string' ? excerpt.slice(0, LIMITS.excerpt) : ''
  return {
    title: title.slice(0, LIMITS.title),
    excerpt: text,
    time: typeof publishedDateTime === 'string' ? readTime(publishedDateTime) : null,
    provider: providerIdentity(registrableDomain(domain) ?? domain),
  }
}

const excluded = ({ exclude }: Fields): string[] =>
  Array.isArray(exclude) ? exclude.filter((url) => typeof url === 'string') : []
