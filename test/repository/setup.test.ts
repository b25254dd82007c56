/** What `npm start` and `npm test` do before they begin: which Node, packages and browsers will do. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Browser, computeExecutablePath } from '@puppeteer/browsers'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { candidates, judge, wayToInstall } from '../../scripts/setup/browser-choice.mjs'
import { findBrowser } from '../../scripts/setup/browsers.mjs'
import { isCurrent } from '../../scripts/setup/dependencies.mjs'
import { browserCache, installFromArchive } from '../../scripts/setup/install-browser.mjs'
import { isAtLeast } from '../../scripts/setup/node.mjs'
import { countVitest, lintFindings } from '../../scripts/setup/suites.mjs'

const seen = { path: '/usr/bin/x', realPath: '/usr/bin/x', launcher: '', versionText: null }

test('versions are compared number by number', () => {
  expect(isAtLeast('v20.19.0', '20.19.0')).toBe(true)
  expect(isAtLeast('20.9.5', '20.19.0')).toBe(false)
  expect(isAtLeast('22.1', '20.19.0')).toBe(true)
})

test('an old Node is told which one is needed', () => {
  const code = `import('./scripts/setup/node.mjs').then((setup) => setup.requireNode('v18.20.0'))`
  const { status, stderr } = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toMatch(/needs Node 20\.19\.0 or newer; this is v18\.20\.0/)
})

test('packages are installed again only when the lock asks for others', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    },
  }
  const a = { version: '1.0.0' }
  expect(isCurrent(lock, null)).toBe(false)
  expect(isCurrent(lock, { packages: { 'node_modules/a': a } })).toBe(true)
  expect(isCurrent(lock, { packages: {} })).toBe(false)
  expect(isCurrent(lock, { packages: { 'node_modules/a': { version: '1.0.1' } } })).toBe(false)
})

test.each([
  ['chromium', 'Chromium 156.0.8078.79 built on Debian', true],
  ['chromium', 'Google Chrome for Testing 150.0.1.2', true],
  ['chromium', 'Google Chrome 150.0.1.2', false],
  ['chromium', 'Chromium 90.0.1.2', false],
  ['firefox', 'Mozilla Firefox 153.7.0esr', true],
  ['firefox', 'Mozilla Firefox 115.2.0esr', false],
  ['firefox', 'LibreWolf', false],
] as const)('%s that calls itself "%s": usable %s', (name, versionText, usable) => {
  expect(judge(name, { ...seen, versionText }).usable).toBe(usable)
})

test('a snap and the script that stands in for one are not usable', () => {
  const launcher = '#!/bin/sh\nexec /snap/bin/firefox "$@"\n'
  expect(judge('firefox', { ...seen, launcher }).usable).toBe(false)
  expect(judge('chromium', { ...seen, realPath: '/snap/chromium/1/chrome' }).usable).toBe(false)
  expect(judge('chromium', { ...seen, realPath: '/usr/bin/snap' }).usable).toBe(false)
})

test('where programs print no version, branded Chrome is known by its folder', () => {
  const folder = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
  expect(judge('chromium', { ...seen, path: folder }).usable).toBe(false)
  expect(judge('chromium', { ...seen, path: 'C:\\Chromium\\Application\\chrome.exe' }).usable).toBe(true)
})

test('each platform is searched where its browsers lie', () => {
  expect(candidates('firefox', 'linux', { PATH: '/opt/bin' })).toEqual(
    expect.arrayContaining(['/opt/bin/firefox', '/usr/bin/firefox-esr']),
  )
  expect(candidates('chromium', 'darwin', { HOME: '/Home' })).toContain(
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  )
  expect(candidates('firefox', 'win32', { ProgramFiles: 'C:\\Program Files' })).toContain(
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  )
})

test("only root on Debian itself installs by apt: Ubuntu's packages of these names are snaps", () => {
  const machine = { platform: 'linux', osRelease: 'NAME="Debian"\nID=debian\n', uid: 0 } as const
  expect(wayToInstall(machine)).toBe('apt')
  expect(wayToInstall({ ...machine, uid: 1000 })).toBe('archive')
  expect(wayToInstall({ ...machine, osRelease: 'ID=ubuntu\nID_LIKE=debian\n' })).toBe('archive')
  expect(wayToInstall({ platform: 'darwin', osRelease: '', uid: 0 })).toBe('archive')
})

test('CHROMIUM=PATH to something else is an error that names it', () => {
  const before = process.env.CHROMIUM
  process.env.CHROMIUM = join(tmpdir(), 'no-such-browser')
  try {
    expect(() => findBrowser('chromium', '.')).toThrow(
      /CHROMIUM=.*no-such-browser is not usable: there is no such file/,
    )
  } finally {
    if (before === undefined) delete process.env.CHROMIUM
    else process.env.CHROMIUM = before
  }
})

test.runIf(process.platform === 'linux')(
  "Chrome for Testing is unpacked from its maker's archive and found again",
  async () => {
    const root = mkdtempSync(join(tmpdir(), 'second-source-setup-'))
    const program = strToU8('#!/bin/sh\necho Google Chrome for Testing 150.0.1.2\n')
    const build = { browser: Browser.CHROME, buildId: '150.0.1.2', cacheDir: browserCache(root) }
    // Somewhere below chrome/PLATFORM-BUILD, where the archive is unpacked.
    const place = computeExecutablePath(build).split(/[\\/]chrome[\\/][^\\/]+[\\/]/)[1] ?? ''
    // 0o100755 in the upper half: a program.
    const zip = zipSync({ [place.replaceAll('\\', '/')]: [program, { os: 3, attrs: 0o100755 << 16 }] })
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end(zip)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // A TCP server's address is an object; a string only names a pipe.
    const { port } = server.address() as AddressInfo
    try {
      const path = await installFromArchive('chromium', root, {
        baseUrl: `http://127.0.0.1:${port}`,
        buildId: '150.0.1.2',
      })
      expect(asked.some((url) => /^\/150\.0\.1\.2\/.*\.zip$/.test(url))).toBe(true)
      expect(path.startsWith(browserCache(root))).toBe(true)
      const before = process.env.CHROMIUM
      delete process.env.CHROMIUM
      expect(findBrowser('chromium', root)).toBe(path)
      if (before !== undefined) process.env.CHROMIUM = before
    } finally {
      server.close()
      rmSync(root, { recursive: true, force: true })
    }
  },
)

test('a browser that cannot be downloaded says what to do', async () => {
  const root = mkdtempSync(join(tmpdir(), 'second-source-setup-'))
  writeFileSync(join(root, 'package.json'), '{}')
  const failing = installFromArchive('firefox', root, {
    baseUrl: 'http://127.0.0.1:1',
    buildId: 'stable_150.0',
  })
  await expect(failing).rejects.toThrow(/Could not download firefox: .*FIREFOX=PATH/s)
  rmSync(root, { recursive: true, force: true })
})

test('a skipped test, a broken file and an empty run count as failures', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    numFailedTestSuites: 0,
  }
  expect(countVitest(report, 0)).toEqual({ passed: 3, failed: 0 })
  expect(countVitest({ ...report, numPendingTests: 1 }, 0)).toEqual({ passed: 3, failed: 1 })
  expect(countVitest({ ...report, numFailedTests: 2 }, 1)).toEqual({ passed: 3, failed: 2 })
  expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1 })
  expect(countVitest({ ...report, numPassedTests: 0 }, 0)).toEqual({ passed: 0, failed: 1 })
  expect(countVitest(null, 1)).toEqual({ passed: 0, failed: 1 })
})

test("store rules: preact's one warning passes, any other and a second one do not", () => {
  const known = {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    message: 'Unsafe assignment to innerHTML',
    file: 'a.js',
    line: 1,
  }
  const none = { errors: [], warnings: [], notices: [] }
  expect(lintFindings({ ...none, warnings: [known] })).toEqual([])
  expect(lintFindings({ ...none, warnings: [known, known] })).toHaveLength(1)
  const other = { code: 'DANGEROUS_EVAL', message: 'eval' }
  expect(lintFindings({ ...none, warnings: [other] })).toEqual(['manifest.json:1 DANGEROUS_EVAL eval'])
  expect(lintFindings({ ...none, errors: [known] })).toHaveLength(1)
})
