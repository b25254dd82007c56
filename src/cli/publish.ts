/** `second-source build … --publish DIR`: the parts of an index, named by their hashes, and the index.json that names them. */
import path from 'node:path'
import type { Card } from '../core/article/types.ts'
import { IndexBuilder } from '../core/index/builder.ts'
import { openIndex } from '../core/index/reader.ts'
import { verifyIndex } from '../core/index/verify.ts'
import { isPeriod, periodOf } from '../core/publication/periods.ts'
import type { PublishedPart } from '../core/publication/publication.ts'
import {
  type Collected,
  type CollectOptions,
  collect,
  hasLosses,
  type OpenInput,
  openInput,
  whyNothing,
} from './collect.ts'
import { CliError, EXIT, type Exit } from './exit.ts'
import { withFile } from './file-source.ts'
import { counted, print } from './output.ts'
import { checkFolder, replaceFile } from './output-file.ts'
import { writeProblems } from './problem-lines.ts'
import { forgetOtherParts, joinParts, partFile, writePartEntry } from './published-folder.ts'
import { countLines, say } from './summary.ts'

export type PublishOptions = CollectOptions & {
  readonly publish: string
  readonly text: boolean
  /** Build only this part. A later join writes index.json. */
  readonly part?: string
  /** Replace the published index even if the new one is much smaller. */
  readonly replace?: true
}

export async function publish(given: readonly string[], options: PublishOptions): Promise<Exit> {
  const { publish: folder, part } = options
  if (part !== undefined && !isPeriod(part))
    throw new CliError(EXIT.usage, `--part ${part} is no part; name one as 2026-11, 2025, to-2015 or undated`)
  if (given.length === 0 && part !== undefined)
    throw new CliError(EXIT.usage, '--part needs the records to build it from; name their folder')
  if (given.length === 0) return join(options, {})
  const input = await openInput(given, options)
  checkFolder(folder)
  const { builders, ...collected } = await collectParts(input, options)
  const stop = whyNothing(collected, options)
  if (!options.json) writeProblems(collected.problems)
  say([...countLines(collected), ...(stop === null ? [] : [`nothing written: ${stop}`])])
  if (stop === null && builders.size === 0) throw new CliError(EXIT.io, `no record belongs to part ${part}`)
  const { counts, problems } = collected
  const parts = stop === null ? await writeParts(builders, input.card, folder) : []
  if (stop === null && part === undefined) {
    forgetOtherParts(folder, parts)
    await join(options, { ...counts, problems })
  } else if (options.json) await print(`${JSON.stringify({ verb: 'publish', ...counts, problems, parts })}\n`)
  return stop !== null || hasLosses(counts) ? EXIT.leftOut : EXIT.fine
}

/** `read`: the JSON about the records, if any were read. */
async function join({ publish: folder, replace, json }: PublishOptions, read: object): Promise<Exit> {
  const { publication, changed } = await joinParts(folder, replace ?? false, new Date())
  if (json) await print(`${JSON.stringify({ verb: 'publish', changed, ...read, ...publication })}\n`)
  const articles = publication.parts.reduce((sum, part) => sum + part.articles, 0)
  const what = `${counted(publication.parts.length, 'part')}, ${counted(articles, 'article')}`
  say([`${path.join(folder, 'index.json')}: ${what}${changed ? '' : ', nothing has changed'}`])
  return EXIT.fine
}

/** One builder per period. They need the memory of the whole index; with `--part`, each part is built by itself. */
async function collectParts(
  input: OpenInput,
  options: PublishOptions,
): Promise<Collected & { builders: ReadonlyMap<string, IndexBuilder> }> {
  const now = Math.floor(Date.now() / 1000)
  const builders = new Map<string, IndexBuilder>()
  const collected = await collect(input, options, (record, label) => {
    const period = periodOf(record.article.time, now)
    if (options.part !== undefined && period !== options.part) return
    const builder = builders.get(period) ?? new IndexBuilder(input.card, { text: options.text })
    builders.set(period, builder)
    builder.add(record, label)
  })
  return { ...collected, builders }
}

async function writeParts(
  builders: ReadonlyMap<string, IndexBuilder>,
  card: Card,
  folder: string,
): Promise<readonly PublishedPart[]> {
  const parts: PublishedPart[] = []
  for (const [period, builder] of [...builders].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const part = await writePart(folder, period, builder)
    await writePartEntry(folder, { card, part })
    say([`${part.url}: ${counted(part.articles, 'article')}, ${counted(part.size, 'byte')}`])
    parts.push(part)
  }
  return parts
}

/** A part's name is its hash, known once it is written. An existing file of that name is not written again, because upload tools compare modification times. */
async function writePart(folder: string, period: string, builder: IndexBuilder): Promise<PublishedPart> {
  const { part } = await replaceFile(
    path.join(folder, `${period}.index`),
    (sink) => builder.finish(sink),
    async (written, { hash, bytes, articles, providers }) => {
      await withFile(written, verifyIndex)
      const { info } = await withFile(written, (source) => openIndex([source]))
      const url = partFile(period, hash)
      const part = { period, url, hash, size: bytes, articles, providers, newest: info.newest }
      return { part, isThere: await hasHash(path.join(folder, url), hash) }
    },
    ({ part, isThere }) => (isThere ? null : path.join(folder, part.url)),
  )
  return part
}

const hasHash = (file: string, hash: string): Promise<boolean> =>
  withFile(file, verifyIndex).then(
    (verified) => verified.hash === hash,
    () => false, // missing or damaged: it is written
  )
