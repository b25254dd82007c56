/** `second-source check`: reports what `build` would report, and writes nothing. */
import { Command } from 'commander'
import { IndexBuilder } from '../core/index/builder.ts'
import { type CollectOptions, collect, hasLosses, openInput, withCollectOptions } from './collect.ts'
import { EXIT } from './exit.ts'
import { summarise } from './summary.ts'

const nowhere = { write: () => {} }

export const checkCommand = (): Command =>
  withCollectOptions(new Command('check'))
    .description('check records without writing an index')
    .action(async (given: readonly string[], options: CollectOptions) => {
      const input = await openInput(given, options)
      // Comparing texts finds no problems, so `check` does not do it.
      const builder = new IndexBuilder(input.card, { text: false })
      const collected = await collect(input, options, (record, label) => builder.add(record, label))
      await summarise(collected, await builder.finish(nowhere), {
        ...options,
        verb: 'check',
        file: null,
        stop: null,
      })
      const strict = options.strict === true && collected.problems.length > 0
      process.exitCode = strict || hasLosses(collected.counts) ? EXIT.leftOut : EXIT.fine
    })
