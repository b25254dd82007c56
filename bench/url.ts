/**
 * Speed of page identity compared with `new URL`, normalize-url and tidy-url in one run, on addresses from a fixed seed (real
 * ones if SECOND_SOURCE_DATA is set). Writes bench/results/url.json.
 * usage: npx esbuild bench/url.ts --bundle --platform=node --format=cjs --outfile=dist/bench-url.cjs && node dist/bench-url.cjs (tsx wraps
 * every function and adds a third)
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import normalizeUrl from 'normalize-url'
import { TidyURL } from 'tidy-url'
import { keys } from '../src/core/url/keys.ts'

/** Real addresses, or as many generated ones: plain, AMP, cached, with trackers and with scripts, alternating. */
function addresses(): { urls: string[]; from: string } {
  const file = join(process.env.SECOND_SOURCE_DATA ?? '', 'url', 'pairs.ndjson')
  if (existsSync(file)) {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
    const pairs = lines.map((line) => JSON.parse(line) as { a: string; b: string }) // a file of labelled pairs
    return { urls: [...new Set(pairs.flatMap(({ a, b }) => [a, b]))], from: 'real pairs' }
  }
  const shapes = [
    (n: number) => `https://www.paper${n % 97}.com/news/2020/05/08/a-vote-is-held-in-town-${n}/`,
    (n: number) => `https://amp.paper${n % 97}.com/story/local/${3_091_351_001 + n}/amp/`,
    (n: number) =>
      `https://www-paper${n % 97}-com.cdn.ampproject.org/c/s/www.paper${n % 97}.com/a-vote-is-held-${n}.html?outputType=amp`,
    (n: number) =>
      `https://www.paper${n % 97}.co.uk/a-vote-is-held-${n}?utm_source=x&utm_medium=y&fbclid=IwAR${n}`,
    (n: number) => `https://paper${n % 97}.com/news.php?id=${100_000 + n}&src=rss`,
  ]
  return {
    urls: Array.from({ length: 25_000 }, (_, n) => shapes[n % shapes.length]?.(n) ?? ''),
    from: 'made addresses',
  }
}

const { urls, from } = addresses()
// The option has the opposite meaning of its name: `true` logs every step.
TidyURL.config.setMany({ silent: false })
const peers: Record<string, (url: string) => unknown> = {
  'new URL': (url) => new URL(url).href,
  keys,
  'normalize-url': (url) => normalizeUrl(url),
  'tidy-url': (url) => TidyURL.clean(url).url,
}

/** Microseconds of processor time an address (a busy machine counts for less so): the median of five rounds over all of them, as many peers as there are in turn. */
function measure(): Record<string, number> {
  const rounds = new Map<string, number[]>(Object.keys(peers).map((name) => [name, []]))
  for (let round = 0; round < 5; round += 1) {
    for (const [name, run] of Object.entries(peers)) {
      const some = name === 'tidy-url' ? urls.filter((_, at) => at % 20 === 0) : urls
      const start = process.cpuUsage()
      for (const url of some) {
        try {
          run(url)
        } catch {
          // A peer that rejects an address counts as done with it.
        }
      }
      const { user, system } = process.cpuUsage(start)
      rounds.get(name)?.push((user + system) / some.length)
    }
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[2] ?? Number.NaN
  return Object.fromEntries([...rounds].map(([name, values]) => [name, Number(median(values).toFixed(2))]))
}

const microseconds = measure()
const own = microseconds.keys ?? Number.NaN
const result = {
  what: 'microseconds of processor time an address, median of 5 rounds; tidy-url on every 20th',
  addresses: `${urls.length}, ${from}`,
  machine: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores`,
  runtime: `Node ${process.versions.node}`,
  microseconds,
  timesKeys: Object.fromEntries(
    Object.entries(microseconds).map(([name, value]) => [name, Number((value / own).toFixed(2))]),
  ),
}
mkdirSync('bench/results', { recursive: true })
writeFileSync('bench/results/url.json', `${JSON.stringify(result, null, 2)}\n`)
console.log(result)
