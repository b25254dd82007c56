/** An index's articles and stories as lines of JSON, which the peers install. */
import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { openFile } from '../../src/cli/file-source.ts'
import { openIndex } from '../../src/core/index/reader.ts'
import { keys } from '../../src/core/url/keys.ts'
import { generate } from '../generate/records.ts'
import type { PeerArticle } from '../peers/peer.ts'
import type { MadeUpIndex } from './made-up-index.ts'
import { plainArticles } from './plain-articles.ts'

/** The path of a file with one line of JSON per article; written once per index. */
export async function peerLines(index: MadeUpIndex): Promise<string> {
  const path = `${index.path}.ndjson`
  if (existsSync(path)) return path
  const source = await openFile(index.path)
  const out = createWriteStream(path)
  const articles = {
    *[Symbol.iterator]() {
      for (const { article } of generate(index.articles)) yield article
    },
  }
  let number = 0
  for await (const { article, story } of plainArticles(await openIndex([source]), articles)) {
    const { web, amp, cdnAmp } = article.urls
    const line: PeerArticle = {
      number: number++,
      keys: [...new Set([web, amp, cdnAmp].flatMap((url) => (url === null ? [] : keys(url))))],
      article,
      story: story.flatMap(([row]) => row ?? []),
    }
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  await source.close()
  return path
}
