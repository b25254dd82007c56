/**
 * Scores page identity on the real pairs (recall and false merges by class, speed beside `new URL`), then lists every two
 * addresses of the real records that share a key without being spelled alike, to be read by eye. Real data is not in the repository.
 * usage: SECOND_SOURCE_DATA=folder npm run score:url [-- --show CLASS]
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { keys } from '../src/core/url/keys.ts'

const data = process.env.SECOND_SOURCE_DATA ?? ''
const scorer = join(data, 'url', 'score.mjs')
if (!existsSync(scorer)) {
  console.error(
    'score:url needs the real pairs: set SECOND_SOURCE_DATA to the folder that holds url/score.mjs.',
  )
  process.exit(2)
}

const pairs = join(data, 'url', 'pairs.ndjson')
const scored = spawnSync(
  process.execPath,
  [
    '--import',
    'tsx',
    scorer,
    'src/core/url/keys.ts',
    '--export',
    'keys',
    '--data',
    pairs,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
)
if (scored.status !== 0) process.exit(scored.status ?? 1)

/** One article's address and title, as a record or its `related` list gives them. */
type Entry = { url: string; title: string }

function* entries(value: unknown): Generator<Entry> {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) for (const item of value) yield* entries(item)
  else {
    const { webUrl, originalUrl, title, related } = value as Record<string, unknown> // any YAML mapping reads so
    const url = webUrl ?? originalUrl
    if (typeof url === 'string') yield { url, title: String(title) }
    yield* entries(related)
  }
}

/** Spelled alike: nothing differs but scheme, www, a slash at the end, query and fragment. */
const spelling = (url: string) => url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/*(?:[?#].*)?$/s, '')

function sharedKeys(folder: string): { pages: number; groups: Entry[][] } {
  const pages = new Map<string, Entry>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.md')) continue
    const front = readFileSync(join(folder, name), 'utf8').split(/^---$/m)[1] ?? ''
    for (const entry of entries(load(front)))
      if (!pages.has(spelling(entry.url))) pages.set(spelling(entry.url), entry)
  }
  const owners = new Map<string, Entry[]>()
  for (const entry of pages.values())
    for (const key of keys(entry.url)) owners.set(key, [...(owners.get(key) ?? []), entry])
  const groups = new Map<string, Entry[]>()
  for (const group of owners.values())
    if (group.length > 1) groups.set(group.map(({ url }) => url).join('\n'), group)
  return { pages: pages.size, groups: [...groups.values()] }
}

for (const archive of readdirSync(join(data, 'corpus')).filter((name) => name.endsWith('.tar.gz'))) {
  const folder = mkdtempSync(join(tmpdir(), 'score-url-'))
  try {
    execFileSync('tar', ['-xzf', join(data, 'corpus', archive), '-C', folder])
    const { pages, groups } = sharedKeys(folder)
    console.log(
      `\n${archive}: ${pages} addresses, ${groups.length} groups share a key under different spellings`,
    )
    for (const group of groups)
      console.log(group.map(({ url, title }) => `  ${url}\n      ${title}`).join('\n'), '\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
