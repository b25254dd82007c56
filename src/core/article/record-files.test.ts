import { describe, expect, it } from 'vitest'
import { decodeRecords, isRecordPath } from './record-files.ts'

describe('a file found in a folder', () => {
  it.each(['a.md', 'deep/er/b.MARKDOWN', 'c.json', 'd.ndjson', 'e.jsonl', 'my-readme.md', 'reindex.json'])(
    '%s holds records',
    (path) => expect(isRecordPath(path)).toBe(true),
  )
  it.each([
    'picture.png',
    'README.md',
    'docs/Contributing.md',
    'package.json',
    'web/index.json',
    'public/2026-11.part.json',
    'node_modules/x/y.md',
    '.git/z.md',
    'a/.hidden.md',
  ])('%s does not', (path) => expect(isRecordPath(path)).toBe(false))
})

describe('the text of a file', () => {
  const text = 'Fähre – ferry 🚢'
  const utf16 = (big: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    return big ? bytes.swap16() : bytes
  }
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', utf16(false)],
    ['UTF-16, big end first', utf16(true)],
  ])('is read from %s', (_name, bytes) => {
    expect(decodeRecords(bytes)).toEqual({ text, problem: null })
  })
  it('that is in another encoding loses characters, and says so', () => {
    const { text: lossy, problem } = decodeRecords(Buffer.from('Fähre', 'latin1'))
    expect(lossy).toBe('F�hre')
    expect(problem).toMatchObject({ severity: 'warning', code: 'not-utf8', line: 1 })
  })
})
