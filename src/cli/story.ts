/** `second-source story`: the story that the popup shows for an address. */
import { Command } from 'commander'
import type { Index } from '../core/index/reader.ts'
import type { Trace } from '../core/index/types.ts'
import type { Row, Why } from '../core/story/types.ts'
import { argumentsOrLines } from './lines.ts'
import { INDEX_ARGUMENT, withIndex } from './open-index.ts'
import { print } from './output.ts'
import { plain } from './problem-lines.ts'

type StoryOptions = { readonly json?: true; readonly trace?: true }

export const storyCommand = (): Command =>
  new Command('story')
    .description('show the story of addresses, as the popup does')
    .argument('<FILE>', INDEX_ARGUMENT)
    .argument('[URL...]', 'addresses; without them one a line from standard input')
    .option('--json', 'one JSON answer a line')
    .option('--trace', 'say what each look-up read')
    .action((file: string, urls: readonly string[], options: StoryOptions) =>
      withIndex(file, async (index) => {
        for await (const url of argumentsOrLines(urls, 'addresses')) {
          const answer = await answerOne(index, url)
          await print(options.json ? `${JSON.stringify(answer)}\n` : words(answer, options.trace ?? false))
        }
      }),
    )

async function answerOne(index: Index, url: string) {
  const trace: Trace = { rounds: 0, reads: 0, bytes: 0 }
  const match = await index.find({ url }, trace)
  const story = match && (await index.story(match, trace))
  return {
    url,
    match: match && { by: match.by },
    article: story?.article ?? null,
    rows: story?.rows ?? [],
    trace,
  }
}

type Answer = Awaited<ReturnType<typeof answerOne>>

function words({ url, match, article, rows, trace }: Answer, withTrace: boolean): string {
  const { rounds, reads, bytes } = trace
  const lines = [
    article ? `${line(article)}  [found by ${match?.by}]` : `${url}: not in this index`,
    ...(article && rows.length === 0 ? ['  no other outlet in this index covers it'] : []),
    ...rows.flatMap((row) => rowLines(row, '  ')),
    ...(withTrace ? [`  ${rounds} rounds, ${reads} reads, ${bytes} bytes`] : []),
  ]
  return lines.map((text) => `${plain(text)}\n`).join('')
}

const line = ({ quality, provider, title, publishedDateTime, url }: Row): string =>
  `${quality === null ? 'not scored' : quality}  ${provider.name}  ${title}  ${publishedDateTime ?? 'no date'}  ${url}`

const rowLines = (row: Row, indent: string): string[] => [
  `${indent}${line(row)}  [${row.why ? whyWords(row.why) : ''}]`,
  ...row.copies.flatMap((copy) => rowLines(copy, `${indent}  same text (${copy.copyOf?.score ?? ''}): `)),
  ...row.more.flatMap((more) => rowLines(more, `${indent}  more: `)),
]

/** Similarity and copy evidence, from 0 to 1. */
function whyWords(why: Why): string {
  if (why.by === 'own') return `own list, place ${why.position + 1}`
  if (why.by === 'text') return `likeness ${why.score}`
  const lists = `${why.lists} ${why.lists === 1 ? 'list' : 'lists'}`
  return `${why.by === 'listedBy' ? `named by ${lists}` : `named beside it in ${lists}`}, likeness ${why.score}`
}
