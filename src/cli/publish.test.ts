import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { publish } from './publish.ts'

let root: string
let records: string
let out: string

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'second-source-publish-'))
  records = path.join(root, 'records.ndjson')
  out = path.join(root, 'out')
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T12:00:00Z') })
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  rmSync(root, { recursive: true })
})

const WORDS = [
  'harbour',
  'orchard',
  'comet',
  'library',
  'choir',
  'volcano',
  'budget',
  'ferry',
  'frost',
  'railway',
]
const record = (n: number, date: string | null) => ({
  title: `${WORDS[n % 10]} ${WORDS[(n * 7 + 3) % 10]} number ${n}`,
  excerpt: `What ${WORDS[(n * 3) % 10]} means for ${WORDS[(n + 5) % 10]}, page ${n}.`,
  webUrl: `https://outlet-${n % 5}.example/news/page-number-${n}-of-many`,
  ...(date === null ? {} : { publishedDateTime: date }),
})
const write = (...all: object[]) => writeFileSync(records, all.map((each) => JSON.stringify(each)).join('\n'))
const OLD = record(1, '2024-05-01T00:00:00Z')
const MARCH = record(2, '2026-03-01T00:00:00Z')
const NOVEMBER = record(3, '2026-11-20T00:00:00Z')
const UNDATED = record(4, null)

const run = (more: object = {}) => publish([records], { publish: out, text: true, name: 'Rail', ...more })
const join = (more: object = {}) => publish([], { publish: out, text: true, ...more })
const index = () => JSON.parse(readFileSync(path.join(out, 'index.json'), 'utf8'))
const periods = () => index().parts.map(({ period }: { period: string }) => period)
const parts = () => readdirSync(out).filter((name) => name.endsWith('.index'))
const hashOf = (period: string) =>
  index().parts.find((part: { period: string }) => part.period === period).hash
const tomorrow = () => vi.setSystemTime(new Date('2026-11-25T12:00:00Z'))

describe('a published folder', () => {
  it('holds closed years, months of the running year and an index.json that names them', async () => {
    write(OLD, MARCH, NOVEMBER, UNDATED)
    expect(await run()).toBe(0)
    expect(periods()).toEqual(['2024', '2026-03', '2026-11', 'undated'])
    expect(index()).toMatchObject({ format: 1, built: '2026-11-24T12:00:00Z', card: { name: 'Rail' } })
    expect(parts().sort()).toEqual(
      index()
        .parts.map(({ url }: { url: string }) => url)
        .sort(),
    )
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('is left as it is when nothing has changed', async () => {
    write(OLD, NOVEMBER)
    await run()
    const before = readFileSync(path.join(out, 'index.json'), 'utf8')
    tomorrow()
    await run()
    expect(readFileSync(path.join(out, 'index.json'), 'utf8')).toBe(before)
  })

  it('keeps the names of unchanged parts, and the former ones for one more build', async () => {
    write(OLD, NOVEMBER)
    await run()
    const [old, november] = [hashOf('2024'), hashOf('2026-11')]
    tomorrow()
    write(OLD, NOVEMBER, record(13, '2026-11-21T00:00:00Z'))
    await run()
    expect(hashOf('2024')).toBe(old)
    expect(parts()).toContain(`2026-11.${november}.index`)
    write(OLD, NOVEMBER, record(13, '2026-11-21T00:00:00Z'), record(14, '2026-11-22T00:00:00Z'))
    await run()
    expect(parts()).not.toContain(`2026-11.${november}.index`)
  })

  it('leaves a file that would not change as it is, so that nobody uploads it again', async () => {
    write(OLD, NOVEMBER)
    await run()
    const name = `2024.${hashOf('2024')}.index`
    const inode = () => statSync(path.join(out, name)).ino
    const before = inode()
    write(OLD, MARCH)
    await run()
    expect(inode()).toBe(before)
    writeFileSync(path.join(out, name), 'damaged')
    await run()
    expect(statSync(path.join(out, name)).size).toBe(index().parts[0].size)
  })

  it('is the same when its parts are built apart and joined', async () => {
    write(OLD, MARCH, NOVEMBER)
    await run()
    const whole = readFileSync(path.join(out, 'index.json'), 'utf8')
    rmSync(out, { recursive: true })
    for (const part of ['2026-11', '2024', '2026-03']) await run({ part })
    expect(readdirSync(out)).not.toContain('index.json')
    await join()
    expect(readFileSync(path.join(out, 'index.json'), 'utf8')).toBe(whole)
  })

  it('lets a closed year take the place of its months', async () => {
    write(MARCH, NOVEMBER)
    for (const part of ['2026-03', '2026-11']) await run({ part })
    await join()
    vi.setSystemTime(new Date('2027-01-02T12:00:00Z'))
    await run({ part: '2026' })
    await join()
    expect(periods()).toEqual(['2026'])
    expect(index().parts[0].articles).toBe(2)
  })

  it('drops a part that no article belongs to any more', async () => {
    write(OLD, MARCH, NOVEMBER)
    await run()
    tomorrow()
    write(OLD, NOVEMBER)
    await run()
    expect(periods()).toEqual(['2024', '2026-11'])
  })
})

/** All that was said on standard error. */
const said = () => vi.mocked(process.stderr.write).mock.calls.join('')

describe('publishing says', () => {
  it('what was left out, and ends with 1', async () => {
    write(NOVEMBER, { title: 'No address' })
    expect(await run()).toBe(1)
    expect(said()).toMatch(/records\.ndjson:2:1 error missing-url .*\n/)
    expect(said()).toMatch(/Rail: 1 file, 2 records, 0 unpublished\nleft out: 1 \(1 missing-url\)/)
  })

  it('every problem when no record can be used, and writes nothing', async () => {
    write({ title: 'No address' }, { webUrl: 'https://a.example/no-title' })
    expect(await run()).toBe(1)
    expect(said()).toMatch(/missing-url .*\n.*missing-title .*\n/)
    expect(said()).toContain('nothing written: no record is left')
    expect(existsSync(out)).toBe(false)
  })

  it('counts and problems as JSON too', async () => {
    const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    write(NOVEMBER, { title: 'No address' })
    await run({ json: true })
    expect(JSON.parse(String(print.mock.calls[0]?.[0]))).toMatchObject({
      verb: 'publish',
      records: 2,
      leftOut: { 'missing-url': 1 },
      problems: expect.arrayContaining([expect.objectContaining({ code: 'missing-url', line: 2 })]),
      parts: [{ period: '2026-11', articles: 1 }],
    })
  })
})

describe('publishing is refused in words', () => {
  it('when the folder is a file', async () => {
    write(NOVEMBER)
    await expect(run({ publish: records })).rejects.toThrow('records.ndjson is a file, not a folder')
  })

  it('when readers would refuse the outcome, unless it is meant', async () => {
    write(...Array.from({ length: 200 }, (_, n) => record(n, '2026-11-20T00:00:00Z')))
    await run()
    const before = readFileSync(path.join(out, 'index.json'), 'utf8')
    const hash = hashOf('2026-11')
    tomorrow()
    write(NOVEMBER)
    await expect(run()).rejects.toThrow('--replace if you mean it')
    expect(readFileSync(path.join(out, 'index.json'), 'utf8')).toBe(before)
    await run({ replace: true })
    expect(index().replaces).toEqual([hash])
  })

  it('when the clock went back', async () => {
    write(NOVEMBER)
    await run()
    vi.setSystemTime(new Date('2026-11-23T12:00:00Z'))
    write(NOVEMBER, MARCH)
    await expect(run()).rejects.toThrow('Set the clock')
  })

  it.each([
    [{ part: '2026-13' }, 'is no part'],
    [{ part: '2019' }, 'no record belongs to part 2019'],
  ])('with %j', async (options, words) => {
    write(NOVEMBER)
    await expect(run(options)).rejects.toThrow(words)
  })

  it('when there is nothing to join, or a part is missing', async () => {
    await expect(join()).rejects.toThrow('no such file or folder')
    write(NOVEMBER)
    await run()
    for (const name of parts()) rmSync(path.join(out, name))
    await expect(join()).rejects.toThrow('is missing')
  })
})
