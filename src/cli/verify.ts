/** `second-source verify`: opens an index file, or every part of a published folder, and checks everything in it. */
import { Command } from 'commander'
import { verifyIndex } from '../core/index/verify.ts'
import { withFile } from './file-source.ts'
import { INDEX_ARGUMENT, indexFiles } from './open-index.ts'
import { counted, print } from './output.ts'

export const verifyCommand = (): Command =>
  new Command('verify')
    .description('check every byte and every structure of an index file')
    .argument('<FILE>', INDEX_ARGUMENT)
    .action(async (file: string) => {
      for (const part of indexFiles(file)) await verifyFile(part)
    })

async function verifyFile(file: string): Promise<void> {
  const { articles, guests, keys, providers, storyRows, hash } = await withFile(file, verifyIndex)
  const counts = [
    counted(articles, 'article'),
    ...(guests > 0 ? [`${counted(guests, 'article')} of other parts`] : []),
    counted(keys, 'key'),
    counted(providers, 'outlet'),
    counted(storyRows, 'story row'),
  ].join(', ')
  await print(`${file} is sound: ${counts}, hash ${hash}\n`)
}
