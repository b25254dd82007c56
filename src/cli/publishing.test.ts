/** docs/publishing.md does what it says: its record, its card and its commands are taken from the page and run, in its order. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { run } from './run.ts'

const page = readFileSync('docs/publishing.md', 'utf8')
/** Contents of the page's blocks of one kind. */
const blocks = (kind: string) =>
  [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text = '']) =>
    name === kind ? [text] : [],
  )
const commands = blocks('sh').flatMap((text) => text.trim().split('\n'))
const [longRecord, card, workflow] = blocks('yaml')

const home = process.cwd()
const root = mkdtempSync(path.join(tmpdir(), 'second-source-publishing-'))
let server: Server
let said: string[] = []

beforeAll(async () => {
  process.chdir(root)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T12:00:00Z') })
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  vi.spyOn(console, 'log').mockImplementation((text) => said.push(String(text)))
  for (const folder of ['2025', '2026']) mkdirSync(path.join('articles', folder), { recursive: true })
  const [record = ''] = blocks('markdown')
  writeFileSync('articles/ferry-strike.md', record)
  writeFileSync('articles/2026/long.md', `${record.replace(/---\n$/, '')}${longRecord}---\n`)
  writeFileSync(
    'articles/2025/long.md',
    `${record.replace(/---\n$/, '')}${longRecord}---\n`.replaceAll('2026', '2025'),
  )
  writeFileSync('articles/second-source.yml', card ?? '')
  // GitHub Pages' headers, by and large.
  const headers = { 'access-control-allow-origin': '*', 'cache-control': 'max-age=600', etag: '"1"' }
  server = createServer((request, response) => {
    const file = path.join(root, 'public', path.basename(request.url ?? ''))
    if (!existsSync(file)) response.writeHead(404).end()
    else if (request.headers['if-none-match']) response.writeHead(304, headers).end()
    else if (request.headers.range) response.writeHead(206, headers).end(readFileSync(file).subarray(1))
    else response.writeHead(200, headers).end(readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  server.closeAllConnections()
  server.close()
  process.chdir(home)
  rmSync(root, { recursive: true })
  process.exitCode = 0
})

/** Runs a line of the page; the one public address in it is this machine's server. */
async function runLine(line: string): Promise<void> {
  said = []
  process.exitCode = 0
  const { port } = server.address() as AddressInfo // listening on a port, not a pipe
  const [name, ...args] = line
    .replace('https://rail-ferry.example/index/', `http://127.0.0.1:${port}/`)
    .split(' ')
  expect(name).toBe('second-source')
  await run(args)
  expect([line, process.exitCode, said.join('')]).toEqual([line, 0, expect.any(String)])
}

describe('docs/publishing.md', () => {
  it('has a record of four lines', () => {
    expect(blocks('markdown')[0]?.trim().split('\n')).toHaveLength(4)
  })

  it.each(commands)('%s', (line) => runLine(line))

  it('publishes what the page says, under the names it says', () => {
    const names = readdirSync('public')
    expect(names).toContain('index.json')
    expect(names.filter((name) => /^(?:2025|2026-11|undated)\.[0-9a-f]{64}\.index$/.test(name))).toHaveLength(
      3,
    )
    const { parts } = JSON.parse(readFileSync('out/index.json', 'utf8'))
    expect(parts.map(({ period }: { period: string }) => period)).toEqual(['2025', '2026-11'])
  })

  it('has an example of index.json with the fields that are written', () => {
    const written = JSON.parse(readFileSync('public/index.json', 'utf8'))
    const [example = ''] = blocks('json')
    const shown = JSON.parse(example)
    expect(Object.keys(shown)).toEqual(Object.keys(written).filter((key) => key !== 'replaces'))
    expect(Object.keys(shown.parts[0])).toEqual(Object.keys(written.parts[0]))
    expect(Object.keys(shown.card)).toEqual(Object.keys(written.card))
  })

  it('has a workflow that builds what it uploads', async () => {
    type Step = {
      readonly run?: string
      readonly uses?: string
      readonly with?: Readonly<Record<string, string>>
    }
    const { jobs } = load(workflow ?? '') as { jobs: { publish: { steps: readonly Step[] } } }
    const { steps } = jobs.publish
    const build = steps.find(({ run: line }) => line?.startsWith('node '))?.run ?? ''
    await runLine(build.replace('node .second-source/dist/cli/second-source.js', 'second-source'))
    expect(steps.find(({ uses }) => uses?.startsWith('actions/upload-pages-artifact'))?.with?.path).toBe(
      'public',
    )
  })
})
