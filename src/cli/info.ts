/** `second-source info`: what an index file says of itself. */
import { Command } from 'commander'
import { SECTIONS } from '../core/index/layout.ts'
import { openIndex } from '../core/index/reader.ts'
import type { ByteSource } from '../core/index/types.ts'
import { withFile } from './file-source.ts'
import { print } from './output.ts'
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

type Info = Awaited<ReturnType<typeof describe>>

function words({ card, articles, providers, newest, keys, bytes, sections, scale, hashes }: Info): string {
  const rows: readonly (readonly [string, string])[] = [
    ['name', card.name],
    ['maker', card.maker ?? 'not said'],
    ['home', card.home ?? 'not said'],
    ['score means', card.qualityMeans ?? 'not said'],
    ['licence', card.licence ?? 'not said'],
    ['articles', `${articles} of ${providers} outlets, newest ${newest ?? 'undated'}`],
    ['scores', scale ? `${scale.scored}, ${scale.min} to ${scale.max}, middle ${scale.median}` : 'none'],
    ['keys', String(keys)],
    ['bytes', String(bytes)],
    ...Object.entries(sections).map(([name, length]) => [`  ${name}`, String(length)] as const),
    ['hash', hashes.join(' ')],
  ]
  return rows.map(([name, value]) => `${name.padEnd(14)}${plain(value)}\n`).join('')
}
