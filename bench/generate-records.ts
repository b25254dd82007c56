/**
 * Writes generated records as lines of JSON, as a publisher would: `tsx bench/generate-records.ts COUNT > records.ndjson`,
 * then `second-source build records.ndjson`. Benchmarks that need no file pass `generate` to the builder.
 */
import { once } from 'node:events'
import type { Article } from '../src/core/article/types.ts'
import { generate } from './generate/records.ts'

const isoTime = (time: number | null) => (time === null ? null : new Date(time * 1000).toISOString())

/** The keys of a record's front matter. */
function fieldsOf({ urls, image, time, ...article }: Article): object {
  return {
    ...article,
    publishedDateTime: isoTime(time),
    webUrl: urls.web,
    originalUrl: urls.original,
    ampWebUrl: urls.amp,
    cdnAmpWebUrl: urls.cdnAmp,
    images: image === null ? [] : [image],
  }
}

const count = Number(process.argv[2])
if (!Number.isSafeInteger(count) || count < 1) {
  console.error('usage: tsx bench/generate-records.ts COUNT > records.ndjson')
  process.exit(2)
}
for (const { article, related } of generate(count)) {
  const line = `${JSON.stringify({ ...fieldsOf(article), related: related.map(fieldsOf) })}\n`
  if (!process.stdout.write(line)) await once(process.stdout, 'drain')
}
