/** Files of the device: an index file, files and folders of records, chosen and dropped; indexed as the command line does. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toHex } from '../../../src/core/bytes/hex.ts'
import { asFields } from '../../../src/core/index/fixtures/as-fields.ts'
import { madeRecords } from '../../../src/core/index/fixtures/made-articles.ts'
import { memorySource } from '../../../src/core/index/fixtures/memory-source.ts'
import { FileHasher } from '../../../src/core/index/hash.ts'
import { openIndex } from '../../../src/core/index/reader.ts'
import type { Page } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import { expectNoOrphans, knows, lookUp, loseFile, stored } from '../support/device.ts'
import { isShown, textOf, textsOf } from '../support/dom.ts'
import { PAGES, RECORDS } from '../support/gazette.ts'
import { openOptions, settle, sourceRow } from '../support/options-view.ts'
import { pageOf, story } from '../support/publisher.ts'
import { useSources } from './setup.ts'

const world = useSources()

const root = mkdtempSync(join(tmpdir(), 'second-source-files-'))
afterAll(() => rmSync(root, { recursive: true }))
const at = (...names: string[]) => join(root, ...names)

let options: Page

const markdown = (record: object) =>
  `---\n${Object.entries(record)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n')}\n---\n`
/** Words of other scripts: every engine must split, fold and count them alike. */
const FOREIGN = [
  'Fähre läuft vor der Nordmole auf Grund, Straße gesperrt',
  'Abre sus puertas el museo del vidrio de Cádiz',
  'جنوح عبارة قبالة الرصيف الشمالي والإنقاذ مستمر',
  '北埠頭沖でフェリーが座礁、米Google社の乗客４０人を救助',
  'เรือเฟอร์รี่เกยตื้นนอกท่าเรือเหนือ',
  'दिल्ली में बारिश से यातायात ठप',
  '서울 폭우로 여객선 좌초',
  'Паром сел на мель у северного мола: ёлка цела',
].map((title, n) => ({
  title,
  excerpt: `${title} – ﬁnance №${n} ½ İstanbul`,
  webUrl: `https://foreign-${n}.example/news/a-page-of-another-script-${n}`,
  publishedDateTime: `2024-01-0${n + 1}T10:00:00Z`,
  provider: { name: `Foreign ${n}`, domain: `foreign-${n}.example` },
}))
const lines = (records: readonly object[]) => records.map((record) => JSON.stringify(record)).join('\n')

/** Builds an index as a publisher does. Exit code 1: some input was left out. */
function build(input: string, output: string): void {
  const { status, stderr } = spawnSync(process.execPath, [
    'dist/cli/second-source.js',
    'build',
    input,
    '-o',
    output,
  ])
  if (status !== 0 && status !== 1) throw new Error(String(stderr))
}

const articlesOf = async (file: string): Promise<number> =>
  (await openIndex([memorySource(readFileSync(file))])).info.articles

async function hashOf(file: string): Promise<string> {
  const hasher = new FileHasher()
  await hasher.push(readFileSync(file))
  return toHex((await hasher.finish()).hash)
}

/** A publisher's folder: records in several forms, a card, other files, and a mistake. */
beforeAll(async () => {
  mkdirSync(at('articles', 'older'), { recursive: true })
  RECORDS.forEach((record, n) => {
    writeFileSync(at('articles', n % 2 ? 'older' : '.', `record-${n}.md`), markdown(record))
  })
  // Enough for many blocks, a dictionary and long posting lists.
  writeFileSync(at('articles', 'many.ndjson'), lines([...madeRecords(1200).map(asFields), ...FOREIGN]))
  writeFileSync(at('articles', 'second-source.yml'), 'name: Rail and Ferry\n')
  writeFileSync(at('articles', 'README.md'), '# Not a record\n')
  writeFileSync(at('articles', 'picture.png'), 'no picture')
  writeFileSync(at('articles', 'broken.md'), '---\ntitle: "No address"\nquality: high\n---\n')
  build(at('articles'), at('articles.index'))
  writeFileSync(at('tram.ndjson'), lines([story('tram', 'tram-line-opens'), { title: 'No address' }]))
  writeFileSync(at('night.json'), JSON.stringify([story('night', 'night-trains-return')]))
  build(at('night.json'), at('night.index'))
  const damaged = readFileSync(at('articles.index'))
  damaged[100] = (damaged[100] ?? 0) ^ 1
  writeFileSync(at('damaged.index'), damaged)
  writeFileSync(at('letter.txt'), 'Dear reader, this is a letter.')
  options = await openOptions(world.browser)
})

/** Opens the pane of a kind, lets `hand` hand files to it, and resolves with the message. */
async function add(kind: 'file' | 'folder', hand: () => Promise<void>): Promise<string> {
  await options.goto(world.browser.extensionUrl(`src/options/index.html?${Math.random()}#${kind}`))
  await settle(options)
  const field = '.drop [type=file]'
  await until('the pane', () => isShown(options, field))
  await hand()
  return until('the end', async () => {
    const isBusy = await isShown(options, `${field}:disabled`)
    return isBusy ? null : textOf(options, '.drop .said')
  })
}
const choose = (kind: 'file' | 'folder', ...paths: string[]) =>
  add(kind, () => options.setFiles('[type=file][multiple]', paths))

const problems = () => textsOf(options, '.problems li')
const source = async (id: string) => (await stored(world.browser)).sources[id]

const expectWhole = () => expectNoOrphans(world.browser)

test('a folder of records gives the same bytes as the command line', async () => {
  const count = await articlesOf(at('articles.index'))
  expect(count).toBeGreaterThan(1200)
  expect(await choose('folder', at('articles'))).toBe(`${count.toLocaleString('en')} articles added.`)
  expect((await source('folder-articles'))?.parts).toEqual([
    { hash: await hashOf(at('articles.index')), size: statSync(at('articles.index')).size },
  ])
  await sourceRow(
    options,
    'the source',
    ({ name, articles }) => name === 'Rail and Ferry' && articles === count.toLocaleString('en'),
  )
  expect(await lookUp(world.browser, PAGES.two)).toEqual({ rows: 2, errors: [] })
  await expectWhole()
})

test('problems are listed by file and line, and the other records are used', async () => {
  const listed = await problems()
  expect(listed.filter((line) => line.startsWith('articles/broken.md:'))).toEqual([
    expect.stringMatching(/^articles\/broken\.md:\d+:\d+ \w+: /),
    expect.stringMatching(/^articles\/broken\.md:\d+:\d+ \w+: /),
  ])
  expect(listed.join('\n')).not.toMatch(/README|picture/)
})

test('a folder that is chosen again replaces its source', async () => {
  rmSync(at('articles', 'many.ndjson'))
  build(at('articles'), at('fewer.index'))
  const count = await articlesOf(at('fewer.index'))
  expect(await choose('folder', at('articles'))).toBe(`${count} articles added.`)
  await sourceRow(
    options,
    'the source',
    ({ name, articles }) => name === 'Rail and Ferry' && articles === String(count),
  )
  await expectWhole()
})

test('record files chosen together are one source, and problems name their line', async () => {
  expect(await choose('file', at('tram.ndjson'), at('night.json'))).toBe('4 articles added.')
  await sourceRow(
    options,
    'the source',
    ({ name, articles }) => name === 'tram.ndjson and 1 more file' && articles === '4',
  )
  expect(await problems()).toEqual([expect.stringMatching(/^tram\.ndjson:2:\d+ error: /)])
  expect(await knows(world.browser, pageOf('tram', 'tram-line-opens'))).toBe(true)
})

test('an index file is added unchanged, and leftover files of interrupted work are deleted', async () => {
  await world.browser.extension.evaluate(async (hash) => {
    const root = await navigator.storage.getDirectory()
    for (const name of ['records.new', `${hash}.0.chunk`, `${hash}.part`, `${hash}.index`])
      await root.getFileHandle(name, { create: true })
  }, '0'.repeat(64))
  expect(await choose('file', at('night.index'))).toBe('2 articles added.')
  expect((await source('file-night.index'))?.parts).toMatchObject([{ hash: await hashOf(at('night.index')) }])
  expect(await knows(world.browser, pageOf('night', 'night-trains-return'))).toBe(true)
  await expectWhole()
})

test('an index file that the browser removed is reported, and choosing it again repairs the source', async () => {
  const page = pageOf('night', 'night-trains-return')
  await loseFile(world.browser, await hashOf(at('night.index')))
  // Another source knows the page too, and still answers.
  expect(await lookUp(world.browser, page)).toEqual({ rows: 1, errors: ['files-gone'] })
  await options.goto(world.browser.extensionUrl('src/options/index.html?gone'))
  const isNight = ({ id }: { id: string }) => id === 'file-night.index'
  const row = await sourceRow(options, 'the warning', (one) => isNight(one) && one.warning !== null)
  expect(row.warning).toContain('The browser removed the files of this index. Choose the file again.')
  expect(await choose('file', at('night.index'))).toBe('2 articles added.')
  await sourceRow(options, 'the index to be whole', (one) => isNight(one) && one.warning === null)
  expect(await lookUp(world.browser, page)).toEqual({ rows: 1, errors: [] })
})

test.each([
  ['letter.txt', 'This is not a Second Source index file.'],
  ['damaged.index', 'This index file is damaged. Copy or build it again.'],
])('%s is refused with a message, and leaves no file', async (name, says) => {
  expect(await choose('file', at(name))).toContain(says)
  expect(await source(`file-${name}`)).toBeUndefined()
  await expectWhole()
})

test('files are dropped', async () => {
  expect(await add('file', () => options.drop('.drop', [at('night.json')]))).toBe('2 articles added.')
  await sourceRow(options, 'the source', ({ id }) => id === 'file-night.json')
})

test('folders are dropped', async () => {
  const older = () => options.drop('.drop', [at('articles', 'older')])
  build(at('articles', 'older'), at('older.index'))
  expect(await add('folder', older)).toBe(`${await articlesOf(at('older.index'))} articles added.`)
  await sourceRow(options, 'the source', ({ id }) => id === 'folder-older')
})

test('removing a file or folder removes its copy', async () => {
  for (const id of ['folder-articles', 'file-night.index']) {
    await options.click(`tr[data-source="${id}"] .acts button:last-child`)
    await until('the row to go', async () => (await source(id)) === undefined)
  }
  await expectWhole()
  expect(await knows(world.browser, PAGES.one)).toBe(false)
})
