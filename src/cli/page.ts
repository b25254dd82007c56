/** `second-source page`: what Second Source reads of a page. */
import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { isoTime } from '../core/article/time.ts'
import { registrableDomain } from '../core/url/provider.ts'
import { decodeText } from '../intake/decode-text.ts'
import { readHead } from '../intake/html/read-head.ts'
import { describePage } from '../intake/page-head/page-head.ts'
import { CliError, EXIT, ioError } from './exit.ts'
import { answerLines, BadLine } from './ndjson.ts'
import { print } from './output.ts'

const SHAPE = '{"url": ADDRESS, "html": TEXT}'

type Options = { readonly url: readonly string[] }

export const pageCommand = (): Command =>
  new Command('page')
    .description('read headline, time, outlet and more out of HTML pages, one JSON answer a line')
    .addHelpText('after', `\nWithout files one page a line from standard input: ${SHAPE}`)
    .argument('[FILE...]', 'HTML files')
    .option('--url <ADDRESS>', 'the address of a file; once for each, in their order', collect, [])
    .action(runPage)

const collect = (address: string, all: readonly string[]): readonly string[] => [...all, address]

async function runPage(files: readonly string[], { url }: Options): Promise<void> {
  if (files.length === 0) {
    process.exitCode = await answerLines(SHAPE, ({ url: address, html }) => {
      if (typeof address !== 'string') throw new BadLine(`"url" is not a text; give ${SHAPE}`)
      if (typeof html !== 'string') throw new BadLine(`"html" is not a text; give ${SHAPE}`)
      return answerOf(html, address)
    })
    return
  }
  if (url.length !== files.length)
    throw new CliError(EXIT.usage, `give one --url for each file: ${files.length}, not ${url.length}`)
  for (const [at, file] of files.entries()) {
    const bytes = await readFile(file).catch((error: unknown) => {
      throw ioError('read', file, error)
    })
    await print(`${JSON.stringify(answerOf(decodeText(bytes, null), url[at] ?? ''))}\n`)
  }
}

/** Null where the page says nothing. */
function answerOf(html: string, url: string) {
  const head = readHead(html, url)
  const page = describePage(head)
  return {
    url,
    article: page.isArticle,
    title: page.title || null,
    excerpt: page.excerpt || null,
    publishedDateTime: isoTime(page.time),
    language: page.language,
    provider: { name: page.outlet, domain: registrableDomain(url) },
    image: page.image,
    canonical: head.canonical || null,
  }
}
