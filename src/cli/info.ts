/** `second-source info`: what an index file says of itself. */
import { Command } from 'commander'
import { SECTIONS } from '../core/index/layout.ts'
import { openIndex } from '../core/index/reader.ts'
import type { ByteSource, QualityScale } from '../core/index/types.ts'
import { withFile } from './file-source.ts'
import { counted, print } from './output.ts'
import { plain } from './problem-lines.ts'

export const infoCommand = (): Command =>
  new Command('info')
    .description('show the card, counts, section sizes and scores of an index file')
    .argument('<FILE>', 'an index file')
    .option('--json', 'print it as JSON')
    .action(async (file: string, { json }: { readonly json?: true }) => {
      const info = await withFile(file, describe)
      await print(json ? `${JSON.stringify(info)}\n` : words(info))
    })

async function describe(source: ByteSource) {
  const index = await openIndex([source])
  const [state] = index.states
  const sections = Object.fromEntries(
    SECTIONS.map((name) => [name, state?.layout.sections[name].length ?? 0]),
  )
  return { ...index.info, bytes: source.size, keys: state?.layout.keys ?? 0, sections }
}

const BARS = 10
const BAR_WIDTH = 40

/** How many articles have which scores, as bars: ten equal steps from the lowest score to the highest. */
function distribution({ min, max, density }: QualityScale): (readonly [string, string])[] {
  if (min === max) return []
  const each = density.length / BARS
  const counts = Array.from({ length: BARS }, (_, i) =>
    density.slice(i * each, (i + 1) * each).reduce((sum, count) => sum + count, 0),
  )
  const most = Math.max(...counts)
  // In this order: ten times the highest score there may be is no number.
  const edge = (i: number) => String(Math.round(min + (max - min) * (i / BARS)))
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
