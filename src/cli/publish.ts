/** `second-source build … --publish DIR`: the parts of an index, named by their hashes, and the index.json that names them. */
import { renameSync } from 'node:fs'
import path from 'node:path'
import { IndexBuilder } from '../core/index/builder.ts'
import { isPeriod, periodOf } from '../core/index/periods.ts'
import type { PublishedPart } from '../core/index/publication.ts'
import { openIndex } from '../core/index/reader.ts'
import { verifyIndex } from '../core/index/verify.ts'
import { type Collected, type CollectOptions, collect, hasLosses, openInput } from './collect.ts'
import { CliError, EXIT, type Exit, ioError } from './exit.ts'
import { withFile } from './file-source.ts'
import { print } from './output.ts'
import { replaceFile } from './output-file.ts'
import { writeProblems } from './problem-lines.ts'
import { forgetOtherParts, joinParts, partFile, writePartEntry } from './published-folder.ts'

export type PublishOptions = CollectOptions & {
  readonly publish: string
  readonly text: boolean
  /** Build this part alone, and leave index.json to a later join. */
  readonly part?: string
  /** The new index is meant to replace the published one though it is much smaller. */
  readonly replace?: true
}

export async function publish(given: readonly string[], options: PublishOptions): Promise<Exit> {
  if (options.part !== undefined && !isPeriod(options.part))
    throw new CliError(
      EXIT.usage,
      `--part ${options.part} is no part; name one as 2026-11, 2025, to-2015 or undated`,
    )
  if (given.length === 0 && options.part !== undefined)
    throw new CliError(EXIT.usage, '--part needs the records to build it from; name their folder')
  if (given.length === 0) return join(options)
  const { collected, parts } = await buildParts(given, options)
  writeProblems(collected.problems)
  if (options.strict && collected.problems.length > 0) {
    process.stderr.write('nothing written: --strict, and there are problems\n')
    return EXIT.leftOut
  }
  for (const part of parts)
    process.stderr.write(`${part.url}: ${part.articles} articles, ${part.size} bytes\n`)
  if (options.part === undefined) {
    forgetOtherParts(options.publish, parts)
    await join(options)
  }
  return hasLosses(collected.counts) ? EXIT.leftOut : EXIT.fine
}

async function join({ publish: folder, replace, json }: PublishOptions): Promise<Exit> {
  const { publication, changed } = await joinParts(folder, replace ?? false, new Date())
  if (json) await print(`${JSON.stringify({ verb: 'publish', changed, ...publication })}\n`)
  const articles = publication.parts.reduce((sum, part) => sum + part.articles, 0)
  const what = `${publication.parts.length} parts, ${articles} articles`
  process.stderr.write(
    `${path.join(folder, 'index.json')}: ${what}${changed ? '' : ', nothing has changed'}\n`,
  )
  return EXIT.fine
}

/** One builder a period. Memory is that of the whole index; who outgrows it builds the parts apart. */
async function buildParts(
  given: readonly string[],
  options: PublishOptions,
): Promise<{ collected: Collected; parts: readonly PublishedPart[] }> {
  const input = await openInput(given, options)
  const now = Math.floor(Date.now() / 1000)
  const builders = new Map<string, IndexBuilder>()
  const collected = await collect(input, options, (record, label) => {
    const period = periodOf(record.article.time, now)
    if (options.part !== undefined && period !== options.part) return
    const builder = builders.get(period) ?? new IndexBuilder(input.card, { text: options.text })
    builders.set(period, builder)
    builder.add(record, label)
  })
  if (options.strict && collected.problems.length > 0) return { collected, parts: [] }
  if (builders.size === 0)
    throw new CliError(
      EXIT.io,
      options.part
        ? `no record belongs to part ${options.part}`
        : 'no record can be used; nothing was written',
    )
  const parts: PublishedPart[] = []
  for (const [period, builder] of [...builders].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const part = await writePart(options.publish, period, builder)
    await writePartEntry(options.publish, { card: input.card, part })
    parts.push(part)
  }
  return { collected, parts }
}

/** Its name is known once it is written: it is written under a working name, checked, then renamed. */
async function writePart(folder: string, period: string, builder: IndexBuilder): Promise<PublishedPart> {
  const working = path.join(folder, `.${period}.index`)
  const part = await replaceFile(
    working,
    (sink) => builder.finish(sink),
    async (written, { hash, bytes, articles, providers }) => {
      await withFile(written, verifyIndex)
      const { info } = await withFile(written, (source) => openIndex([source]))
      return {
        period,
        url: partFile(period, hash),
        hash,
        size: bytes,
        articles,
        providers,
        newest: info.newest,
      }
    },
  )
  try {
    renameSync(working, path.join(folder, part.url))
  } catch (error) {
    throw ioError('write', path.join(folder, part.url), error)
  }
  return part
}
