/** `second-source copies`: whether two articles have the same text. */
import { Command } from 'commander'
import { type Fields, isFields } from '../core/article/fields.ts'
import { LIMITS } from '../core/article/limits.ts'
import { type CopyPrint, copyPrint, printScore } from '../core/text/copies.ts'
import { COPY_THRESHOLD } from '../core/text/thresholds.ts'
import { answerLines, BadLine } from './ndjson.ts'

const SHAPE = '{"id", "a": {"title", "excerpt", "provider", "publishedDateTime"}, "b": {…}}'

export const copiesCommand = (): Command =>
  new Command('copies')
    .description('tell copies: pairs of articles as JSON lines in, {"id", "score", "copy"} out')
    .addHelpText('after', `\nOne line in: ${SHAPE}`)
    .action(async () => {
      process.exitCode = await answerLines(SHAPE, ({ id, a, b }) => {
        const score = printScore(readPrint(a, 'a'), readPrint(b, 'b'))
        return { id: id ?? null, score, copy: score >= COPY_THRESHOLD }
      })
    })

function readPrint(value: unknown, name: string): CopyPrint {
  if (!isFields(value)) throw new BadLine(`"${name}" is missing; give ${SHAPE}`)
  const { title, excerpt } = value
  if (typeof title !== 'string') throw new BadLine(`"${name}.title" is not a text; give ${SHAPE}`)
  const text = typeof excerpt === 'string' ? excerpt : ''
  return copyPrint(title.slice(0, LIMITS.title), text.slice(0, LIMITS.excerpt), outlets(value))
}

/** The names that an outlet appends to its headlines: a list, or one text. */
function outlets({ provider }: Fields): string[] {
  const { name, domain } = isFields(provider) ? provider : { name: provider, domain: undefined }
  return [name, domain].filter((text) => typeof text === 'string')
}
