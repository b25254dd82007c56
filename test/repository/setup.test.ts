/** The preparations of `npm start` and `npm test`: Node's version, packages and browsers. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Browser, computeExecutablePath } from '@puppeteer/browsers'
import { strToU8, zipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import { isSnap, wayToInstall, whyUnusable } from '../../scripts/setup/browser-choice.mjs'
import { findBrowser, installFromArchive } from '../../scripts/setup/browsers.mjs'
import { isCurrent } from '../../scripts/setup/dependencies.mjs'
import { isAtLeast } from '../../scripts/setup/node.mjs'
import { countVitest, lintFindings } from '../../scripts/setup/suites.mjs'

afterEach(() => vi.unstubAllEnvs())

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
  ['chromium', 'Chromium 156.0.8078.79 built on Debian', null],
  ['chromium', 'Google Chrome for Testing 150.0.1.2', null],
  ['chromium', 'Google Chrome 150.0.1.2', /branded Chrome/],
  ['chromium', 'Chromium 90.0.1.2', /90\.0\.1\.2 is older than 123/],
  ['firefox', 'Mozilla Firefox 153.7.0esr', null],
  ['firefox', 'Mozilla Firefox 115.2.0esr', /115\.2\.0 is older than 147/],
  ['firefox', 'LibreWolf', /calls itself "LibreWolf"/],
] as const)('%s that prints the version "%s" is unusable because of %s', (name, versionText, why) => {
  if (why === null) expect(whyUnusable(name, versionText)).toBe(null)
  else expect(whyUnusable(name, versionText)).toMatch(why)
})

test('a snap is recognized by its path, its link and the script that stands in for it', () => {
  const program = { path: '/usr/bin/chromium', realPath: '/usr/bin/chromium', script: '' }
  expect(isSnap(program)).toBe(false)
  expect(isSnap({ ...program, path: '/snap/bin/chromium' })).toBe(true)
  expect(isSnap({ ...program, realPath: '/usr/bin/snap' })).toBe(true)
  expect(isSnap({ ...program, script: '#!/bin/sh\nexec /snap/bin/chromium "$@"' })).toBe(true)
})

test('only root on Debian installs with apt', () => {
  const machine = { platform: 'linux', osRelease: 'NAME="Debian"\nID=debian\n', uid: 0 } as const
  expect(wayToInstall(machine)).toBe('apt')
  expect(wayToInstall({ ...machine, uid: 1000 })).toBe('archive')
  expect(wayToInstall({ ...machine, osRelease: 'ID=ubuntu\nID_LIKE=debian\n' })).toBe('archive')
  expect(wayToInstall({ platform: 'darwin', osRelease: '', uid: 0 })).toBe('archive')
})

test('CHROMIUM=PATH to a missing file is an error that names it', () => {
  vi.stubEnv('CHROMIUM', join(tmpdir(), 'no-such-browser'))
  expect(() => findBrowser('chromium', '.')).toThrow(
    /CHROMIUM=.*no-such-browser is not usable: there is no such file/,
  )
})

test.runIf(process.platform === 'linux')(
  'Chrome for Testing is unpacked from an archive and found again',
  async () => {
    const root = mkdtempSync(join(tmpdir(), 'second-source-setup-'))
    const program = strToU8('#!/bin/sh\necho Google Chrome for Testing 150.0.1.2\n')
    const build = { browser: Browser.CHROME, buildId: '150.0.1.2', cacheDir: root }
    // The program's path in the archive, which is unpacked into chrome/PLATFORM-BUILD.
    const place = computeExecutablePath(build).split(/[\\/]chrome[\\/][^\\/]+[\\/]/)[1] ?? ''
    // The upper half has the file's mode: an executable.
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
      expect(path.startsWith(root)).toBe(true)
      vi.stubEnv('CHROMIUM', undefined)
      expect(findBrowser('chromium', root)).toBe(path)
    } finally {
      server.close()
      rmSync(root, { recursive: true, force: true })
    }
  },
)

test('a failed download says what to do', async () => {
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

test('store rules allow one warning for each of the two copies of Preact, and nothing else', () => {
  const known = {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    message: 'Unsafe assignment to innerHTML',
    file: 'a.js',
    line: 1,
  }
  const none = { errors: [], warnings: [], notices: [] }
  const inFiles = (...files: string[]) => files.map((file) => ({ ...known, file }))
  expect(lintFindings({ ...none, warnings: inFiles('popup.js', 'options.js') })).toEqual([])
  expect(lintFindings({ ...none, warnings: inFiles('popup.js', 'options.js', 'third.js') })).toHaveLength(1)
  expect(lintFindings({ ...none, warnings: [known, { ...known, line: 2 }] })).toHaveLength(1)
  const other = { code: 'DANGEROUS_EVAL', message: 'eval' }
  expect(lintFindings({ ...none, warnings: [other] })).toEqual(['manifest.json:1 DANGEROUS_EVAL eval'])
  expect(lintFindings({ ...none, errors: [known] })).toHaveLength(1)
})
