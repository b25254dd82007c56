/** `second-source info`: card, counts and scores of an index. */
import { Command } from 'commander'
import type { QualityScale } from '../core/article/types.ts'
import type { ByteSource } from '../core/bytes/byte-source.ts'
import { SECTIONS } from '../core/index/layout.ts'
import { listProviders } from '../core/index/providers.ts'
import type { Index } from '../core/index/reader.ts'
import { INDEX_ARGUMENT, withIndex } from './open-index.ts'
import { counted, print } from './output.ts'
import { plain } from './problem-lines.ts'

export const infoCommand = (): Command =>
  new Command('info')
    .description('show the card, counts, section sizes and scores of an index file')
    .argument('<FILE>', INDEX_ARGUMENT)
    .option('--json', 'print it as JSON')
    .action(async (file: string, { json }: { readonly json?: true }) => {
      const info = await withIndex(file, describe)
      await print(json ? `${JSON.stringify(info)}\n` : words(info))
    })

/** Totals of all parts. */
async function describe(index: Index, sources: readonly ByteSource[]) {
  const layouts = index.states.map(({ layout }) => layout)
  const sections = Object.fromEntries(
    SECTIONS.map((name) => [name, sum(layouts.map((layout) => layout.sections[name].length))]),
  )
  return {
    ...index.info,
    // For several parts, `info` has only the largest part's count.
    providers: (await listProviders(index)).length,
    bytes: sum(sources.map(({ size }) => size)),
    keys: sum(layouts.map(({ keys }) => keys)),
    sections,
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const BARS = 10
const BAR_WIDTH = 40

/** A histogram of the scores: ten equal steps from the lowest to the highest. */
function distribution({ min, max, density }: QualityScale): (readonly [string, string])[] {
  if (min === max) return []
  const each = density.length / BARS
  const counts = Array.from({ length: BARS }, (_, i) => sum(density.slice(i * each, (i + 1) * each)))
  const most = Math.max(...counts)
  // Enough decimals to give each bar a label of its own, or none for a huge range.
  const digits = Math.min(10, Math.max(0, Math.ceil(Math.log10(BARS / (max - min)))))
  // In this order: ten times the largest possible score would overflow.
  const edge = (i: number) => String(Number((min + (max - min) * (i / BARS)).toFixed(digits)))
  return counts.map((count, i) => {
    const bar = '█'.repeat(Math.round((BAR_WIDTH * count) / most))
    return [`  from ${edge(i)}`, `${bar}${bar && ' '}${count}`]
  })
}

type Info = Awaited<ReturnType<typeof describe>>

function words({ card, articles, providers, newest, keys, bytes, sections, scale, hashes }: Info): string {
  const rows: readonly (readonly [string, string])[] = [
    ['name', card.name],
    ['maker', card.maker ?? 'not said'],
    ['home', card.home ?? 'not said'],
    ['score means', card.qualityMeans ?? 'not said'],
    ['licence', card.licence ?? 'not said'],
    ['articles', `${articles} of ${counted(providers, 'outlet')}, newest ${newest ?? 'undated'}`],
    ['scores', scale ? `${scale.scored}, ${scale.min} to ${scale.max}, middle ${scale.median}` : 'none'],
    ...(scale ? distribution(scale) : []),
    ['keys', String(keys)],
    ['bytes', String(bytes)],
    ...Object.entries(sections).map(([name, length]) => [`  ${name}`, String(length)] as const),
    ['hash', hashes.join(' ')],
  ]
  return rows.map(([name, value]) => `${name.padEnd(13)} ${plain(value)}\n`).join('')
}
