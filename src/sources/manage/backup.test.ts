import { describe, expect, it, vi } from 'vitest'

// The polyfill refuses to load outside an extension; reading a file needs no browser.
vi.mock('webextension-polyfill', () => ({ default: {} }))
// A constant of the build.
vi.stubGlobal('__BUNDLED_INDEX__', { file: '', hash: '', size: 0 })
const { readExport } = await import('./backup.ts')

const file = (over: object = {}) => JSON.stringify({ format: 'second-source-settings', version: 1, ...over })

describe('an exported file', () => {
  it('is read into settings and sources', () => {
    const outlet = { name: 'The Harbour Gazette', domains: ['harbour.example'] }
    const read = readExport(
      file({
        settings: { theme: 'dark', hidden: ['x.example'] },
        keepDays: 30,
        feeds: [{ address: 'https://harbour.example/rss', outlet }],
        indexes: ['https://index.example/index.json'],
        countOn: ['harbour.example'],
      }),
    )
    expect(read).toMatchObject({
      settings: { theme: 'dark', hidden: ['x.example'] },
      keepDays: 30,
      feeds: [{ address: 'https://harbour.example/rss', outlet }],
      indexes: ['https://index.example/index.json'],
      countOn: ['harbour.example'],
    })
  })

  it('is read without its invalid values', () => {
    const read = readExport(
      file({
        settings: 7,
        keepDays: -1,
        feeds: [
          null,
          { address: 'javascript:alert(1)' },
          { address: 'https://a.example/', outlet: { name: 5 } },
        ],
        indexes: [3, 'https://b.example/', 'file:///etc/passwd'],
        countOn: ['*', 'com', 'a.example/*', 7],
      }),
    )
    expect(read).toMatchObject({
      keepDays: null,
      feeds: [{ address: 'https://a.example/', outlet: null }],
      indexes: ['https://b.example/'],
      countOn: [],
    })
  })

  it.each([
    ['half a file', file().slice(0, 10), 'not-an-export'],
    ['another file', '{"format":"x"}', 'not-an-export'],
    ['a newer file', file({ version: 2 }), 'newer'],
  ])('is refused: %s', (_name, text, words) => expect(() => readExport(text)).toThrow(words))
})
