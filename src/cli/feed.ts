/** `second-source feed`: the records of a feed, as the extension would read them. */
import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { feedRecords } from '../intake/feed/feed-records.ts'
import { outletOf } from '../intake/feed/outlet.ts'
import { parseFeed } from '../intake/feed/parse-feed.ts'
import { IntakeError } from '../intake/intake-error.ts'
import { CliError, EXIT, ioError } from './exit.ts'
import { print } from './output.ts'

type Options = { readonly url: string; readonly type?: string }

export const feedCommand = (): Command =>
  new Command('feed')
    .description('print the records of a feed (RSS, Atom, RDF, JSON Feed) as NDJSON')
    .argument('<file>', 'the feed as it was downloaded')
    .requiredOption('--url <address>', 'where it was downloaded from, after redirects')
    .option('--type <content-type>', 'the Content-Type that it was sent with')
    .action(async (file: string, { url, type }: Options) => {
      if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
        throw new CliError(EXIT.usage, `--url ${url} is not an http(s) address`)
      const bytes = await readFile(file).catch((error: unknown) => {
        throw ioError('read', file, error)
      })
      const feed = parse(bytes, type ?? null, file)
      const now = Math.floor(Date.now() / 1000)
      for (const record of feedRecords(feed, outletOf(feed, url), url, now))
        await print(`${JSON.stringify(record)}\n`)
    })

function parse(bytes: Uint8Array, contentType: string | null, file: string) {
  try {
    return parseFeed(bytes, contentType)
  } catch (error) {
    if (error instanceof IntakeError) throw new CliError(EXIT.leftOut, `${file}: ${error.message}`)
    throw error
  }
}
