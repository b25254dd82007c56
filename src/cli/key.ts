/** `second-source key`: the page keys of addresses. */
import { Command } from 'commander'
import { pageKeys } from '../core/url/keys.ts'
import { argumentsOrLines } from './lines.ts'
import { print } from './output.ts'
import { plain } from './problem-lines.ts'

export const keyCommand = (): Command =>
  new Command('key')
    .description('print the page keys of addresses: URL, path key, id key, separated by tabs')
    .argument('[URL...]', 'addresses; without them one a line from standard input')
    .action(runKey)

async function runKey(urls: readonly string[]): Promise<void> {
  for await (const url of argumentsOrLines(urls, 'addresses')) {
    const keys = pageKeys(url)
    await print(`${plain(url)}\t${keys?.path ?? ''}\t${keys?.id ?? ''}\n`)
  }
}
