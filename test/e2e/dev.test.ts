/** `npm run dev`, in a copy of the repository: a change of the code is seen in the browser. Each changed file reports to a server of the test. */
import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { browserName, program } from './support/browser.ts'

/** Inside the repository, so that its node_modules are found. */
const COPY = resolve('.cache/e2e', `dev-${browserName}`)
const COPIED = [
  'src',
  'public',
  'sample',
  'scripts',
  'vite',
  'vite.config.ts',
  'manifest.json',
  'manifest.firefox.json',
  'package.json',
  'tsconfig.json',
]
const BACKGROUND = 'src/background/main.ts'
const INJECTED = 'src/content/watch.ts'
const PAGES = {
  welcome: 'src/welcome/welcome.tsx',
  popup: 'src/popup/popup.tsx',
  options: 'src/options/options.tsx',
}

let server: Server
let dev: ChildProcess
let output = ''
/** What the code under change reported: version, and when its page or background was started. */
const reports: { readonly from: string; readonly version: string; readonly started: string }[] = []

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

/** Code that tells the test that version `version` of `from` runs. */
const reportCode = (from: string, version: number) =>
  `\nfetch('${address()}/${from}/${version}/' + performance.timeOrigin, { mode: 'no-cors' })\n`

function change(file: string, from: string, version: number): void {
  const path = join(COPY, file)
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(reportCode(from, version - 1), reportCode(from, version)),
  )
}

/** The report of that version. The page or background may have been started again since it was asked for. */
async function reported(from: string, version: number) {
  await expect
    .poll(() => reports.some((one) => one.from === from && one.version === String(version)), {
      timeout: 20_000,
      message: output,
    })
    .toBe(true)
  return reports.findLast((one) => one.from === from && one.version === String(version))
}

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const [, from = '', version = '', started = ''] = url.split('/')
    reports.push({ from, version, started })
    response.end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  rmSync(COPY, { recursive: true, force: true })
  for (const path of COPIED) {
    mkdirSync(join(COPY, path, '..'), { recursive: true })
    cpSync(path, join(COPY, path), { recursive: true })
  }
  for (const [from, file] of Object.entries({ background: BACKGROUND, ...PAGES }))
    appendFileSync(join(COPY, file), reportCode(from, 1))
  const openPages = ['popup', 'options'].map(
    (page) => `chrome.tabs.create({ url: chrome.runtime.getURL('src/${page}/index.html') })`,
  )
  appendFileSync(join(COPY, 'src/welcome/main.tsx'), `\n${openPages.join('\n')}\n`)
  const args = ['--import', 'tsx', 'scripts/dev.ts', '--browser', browserName, '--headless']
  dev = spawn(process.execPath, args, {
    cwd: COPY,
    env: { ...process.env, [browserName.toUpperCase()]: program() },
  })
  for (const stream of [dev.stdout, dev.stderr])
    stream?.on('data', (text) => {
      output += text
    })
  await vi.waitUntil(() => output.includes('Ready in') || dev.exitCode !== null, { timeout: 60_000 })
  expect(output).toContain('Ready in')
})

afterAll(async () => {
  const ended = new Promise((resolve) => dev.once('exit', resolve))
  dev.kill()
  await ended
  server.close()
})

if (browserName === 'chromium')
  test.each(Object.entries(PAGES))(
    'a change of the %s page is shown without loading it again',
    async (page, file) => {
      const before = await reported(page, 1)
      change(file, page, 2)
      const after = await reported(page, 2)
      expect(after?.started).toBe(before?.started)
    },
  )

test('a change of the background reloads the extension', async () => {
  const before = await reported('background', 1)
  change(BACKGROUND, 'background', 2)
  const after = await reported('background', 2)
  expect(after?.started).not.toBe(before?.started)
})

test('a change of an injected script is built, then the extension is reloaded', async () => {
  const built = join(
    COPY,
    'dist/dev',
    browserName === 'chromium' ? 'chrome' : 'firefox',
    'src/content/watch.js',
  )
  appendFileSync(join(COPY, INJECTED), "\nglobalThis.name = 'a changed script'\n")
  await expect
    .poll(() => readFileSync(built, 'utf8'), { timeout: 20_000, message: output })
    .toContain('a changed script')
  const { mtimeMs } = statSync(built)
  const lastStart = () => Number(reports.findLast(({ from }) => from === 'background')?.started)
  await expect.poll(lastStart, { timeout: 20_000, message: output }).toBeGreaterThan(mtimeMs)
})
