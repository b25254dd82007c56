/** `second-source build`: turns records into one verified index file. */
import { Command } from 'commander'
import { type BuildReport, IndexBuilder } from '../core/index/builder.ts'
import { verifyIndex } from '../core/index/verify.ts'
import {
  type CollectOptions,
  collect,
  hasLosses,
  openInput,
  whyNothing,
  withCollectOptions,
} from './collect.ts'
import { CliError, EXIT, type Exit } from './exit.ts'
import { withFile } from './file-source.ts'
import { checkTarget, replaceFile } from './output-file.ts'
import { type PublishOptions, publish } from './publish.ts'
import { summarise } from './summary.ts'

type BuildOptions = CollectOptions & { readonly output: string; readonly text: boolean }
type GivenOptions = Omit<BuildOptions, 'output'> &
  Omit<PublishOptions, 'publish'> & { output?: string; publish?: string }

export const buildCommand = (): Command =>
  withCollectOptions(new Command('build'))
    .description('build an index file from records')
    .option('-o, --output <FILE>', 'the index file to write')
    .option(
      '--publish <DIR>',
      'write parts and an index.json for a web host; without INPUT: join the parts in DIR',
    )
    .option('--part <PERIOD>', 'with --publish: build this part alone (2026-11, 2025, to-2015, undated)')
    .option('--replace', 'with --publish: the index is meant to become much smaller')
    .option('--no-text', 'relate articles by their lists alone; the index finds no similar headlines')
    .action(async (given: readonly string[], { output, publish: folder, ...options }: GivenOptions) => {
      if ((output === undefined) === (folder === undefined))
        throw new CliError(EXIT.usage, 'give either -o FILE or --publish DIR')
      process.exitCode = output
        ? await build(given, { ...options, output })
        : await publish(given, { ...options, publish: folder ?? '' })
    })

async function build(given: readonly string[], options: BuildOptions): Promise<Exit> {
  const input = await openInput(given, options)
  checkTarget(
    options.output,
    input.files.map((file) => file.path),
  )
  const builder = new IndexBuilder(input.card, { text: options.text })
  const collected = await collect(input, options, (record, label) => builder.add(record, label))
  const stop = whyNothing(collected, options)
  const report = stop === null ? await writeIndex(builder, options.output) : null
  await summarise(collected, report, { ...options, verb: 'build', file: report && options.output, stop })
  return stop === null && !hasLosses(collected.counts) ? EXIT.fine : EXIT.leftOut
}

const writeIndex = (builder: IndexBuilder, output: string): Promise<BuildReport> =>
  replaceFile(
    output,
    (sink) => builder.finish(sink),
    async (written, built) => {
      await withFile(written, verifyIndex)
      return built
    },
  )
