/** The registered script follows the granted hosts, whatever was registered before. The browser is played. */
import { beforeEach, expect, it, vi } from 'vitest'

type Script = { id: string; matches: string[]; js: string[] }

let granted: string[] = []
let badge = true
let registered: Script[] = []
let calls: string[] = []
/** Web Locks as far as they are used: one after the other. */
let last: Promise<unknown> = Promise.resolve()

vi.stubGlobal('navigator', {
  locks: {
    request: (_: string, work: () => Promise<unknown>) => {
      last = last.then(work)
      return last
    },
  },
})
vi.mock('../platform/browser.ts', () => ({
  browser: {
    permissions: { getAll: async () => ({ origins: granted }) },
    storage: { local: { get: async () => ({ settings: { badge } }) } },
    scripting: {
      getRegisteredContentScripts: async () => registered,
      registerContentScripts: async (scripts: Script[]) => {
        if (registered.length > 0) throw new Error('Duplicate script ID')
        calls.push('register')
        registered = scripts
      },
      updateContentScripts: async (scripts: Script[]) => {
        if (registered.length === 0) throw new Error('Nonexistent script ID')
        calls.push('update')
        registered = scripts
      },
      unregisterContentScripts: async () => {
        calls.push('unregister')
        registered = []
      },
    },
  },
}))

const { sync } = await import('./registration.ts')
const matches = () => registered.map((script) => script.matches)

beforeEach(() => {
  granted = ['https://*.a.example/*', 'http://*.a.example/*']
  badge = true
  registered = []
  calls = []
})

it('registers the script for the granted hosts, once', async () => {
  await sync()
  await sync()
  expect(calls).toEqual(['register'])
  expect(registered).toMatchObject([{ js: ['/src/content/watch.js'], runAt: 'document_end' }])
  expect(matches()).toEqual([['http://*.a.example/*', 'https://*.a.example/*']])
})

it('registers again what an update of the extension wiped', async () => {
  await sync()
  registered = []
  await sync()
  expect(calls).toEqual(['register', 'register'])
})

it('follows hosts that come and go, in whatever order the browser names them', async () => {
  await sync()
  granted = [...granted].reverse()
  await sync()
  expect(calls).toEqual(['register'])
  granted = [...granted, 'https://*.b.example/*']
  await sync()
  expect(matches()).toEqual([['http://*.a.example/*', 'https://*.a.example/*', 'https://*.b.example/*']])
  granted = []
  await sync()
  await sync()
  expect(calls).toEqual(['register', 'update', 'unregister'])
})

it('registers nothing for hosts that are no pages, and nothing when no count is wanted', async () => {
  granted = ['moz-extension://x/*']
  await sync()
  granted = ['https://*.a.example/*']
  badge = false
  await sync()
  expect(calls).toEqual([])
})

it('two simultaneous events register the script once', async () => {
  await Promise.all([sync(), sync(), sync()])
  expect(calls).toEqual(['register'])
})
