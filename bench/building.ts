/**
 * Building: real records, with and without text relatedness, compared with the time that js-yaml alone takes for them;
 * generated articles per second and peak memory at growing sizes. Budgets: 1.5 and 4 times js-yaml; 2 GB for a million.
 */
import { load } from 'js-yaml'
import { splitFrontMatter } from '../src/core/article/markdown.ts'
import { readRecords } from '../src/core/article/read.ts'
import { IndexBuilder } from '../src/core/index/builder.ts'
import { CARD } from './generate/records.ts'
import { madeUpIndex } from './support/made-up-index.ts'
import { realRecordFiles } from './support/real-records.ts'
import { quantile, round, writeResult } from './support/result.ts'
import { sizesUpTo } from './support/sizes.ts'

const ROUNDS = 5

async function buildReal(files: readonly string[], text: boolean): Promise<void> {
  const builder = new IndexBuilder(CARD, { text })
  for (const file of files)
    for (const { record } of readRecords('markdown', file)) if (record) builder.add(record)
  await builder.finish({ write: () => {} })
}

/** Seconds of processor time per contender: the median of the rounds, in which all contenders take turns. */
async function measureReal(files: readonly string[]): Promise<object> {
  const contenders: Record<string, () => void | Promise<void>> = {
    jsYamlAlone: () => {
      for (const file of files) load(splitFrontMatter(file)?.text ?? '')
    },
    withoutText: () => buildReal(files, false),
    withText: () => buildReal(files, true),
  }
  const seconds = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]))
  for (let i = 0; i < ROUNDS; i++)
    for (const [name, run] of Object.entries(contenders)) {
      const start = process.cpuUsage()
      await run()
      const { user, system } = process.cpuUsage(start)
      seconds.get(name)?.push((user + system) / 1e6)
    }
  const median = (name: string) => quantile(seconds.get(name) ?? [], 0.5)
  const alone = median('jsYamlAlone')
  return {
    records: files.length,
    processorSeconds: Object.fromEntries(Object.keys(contenders).map((name) => [name, round(median(name))])),
    timesJsYaml: {
      withoutText: round(median('withoutText') / alone),
      withText: round(median('withText') / alone),
      budget: { withoutText: 1.5, withText: 4 },
    },
  }
}

function measureMadeUp(count: number, text: boolean): object {
  const { articles, bytes, withStory, addSeconds, finishSeconds, peakBytes } = madeUpIndex(count, { text })
  return {
    articles,
    text,
    addSeconds: round(addSeconds, 1),
    finishSeconds: round(finishSeconds, 1),
    articlesPerSecond: Math.round(articles / (addSeconds + finishSeconds)),
    peakMegabytes: Math.round(peakBytes / 1e6),
    bytesPerArticle: round(bytes / articles, 1),
    withStory: round(withStory / articles, 3),
  }
}

const files = realRecordFiles()
writeResult(
  'building',
  'processor seconds for the real folder beside js-yaml alone (median of 5 rounds); wall seconds and peak resident memory for made-up articles, one process each',
  {
    real: files ? await measureReal(files) : 'SECOND_SOURCE_DATA is not set',
    madeUp: sizesUpTo([10_000, 100_000, 1_000_000]).flatMap((count) => [
      measureMadeUp(count, true),
      // A million articles without texts would show nothing that 100,000 do not.
      ...(count > 100_000 ? [] : [measureMadeUp(count, false)]),
    ]),
  },
)
