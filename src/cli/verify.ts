/** `second-source verify`: opens an index file and checks everything in it. */
import { Command } from 'commander'
import { verifyIndex } from '../core/index/verify.ts'
import { withFile } from './file-source.ts'
import { counted, print } from './output.ts'

export const verifyCommand = (): Command =>
  new Command('verify')
    .description('check every byte and every structure of an index file')
    .argument('<FILE>', 'an index file')
    .action(async (file: string) => {
      const { articles, keys, providers, storyRows, hash } = await withFile(file, verifyIndex)
      const counts = [
        counted(articles, 'article'),
        counted(keys, 'key'),
        counted(providers, 'outlet'),
        counted(storyRows, 'story row'),
      ].join(', ')
      await print(`${file} is sound: ${counts}, hash ${hash}\n`)
    })
