/** Records indexed on the device make the very file that the command line makes of them, bit for bit. */
import { expect, test } from 'vitest'
import { readRecords } from '../../src/core/article/read.ts'
import { asFields } from '../../src/core/index/fixtures/as-fields.ts'
import { buildBytes } from '../../src/core/index/fixtures/in-memory.ts'
import { madeRecords } from '../../src/core/index/fixtures/made-articles.ts'
import { FileHasher, toHex } from '../../src/core/index/hash.ts'

import { until } from './harness/until.ts'
import { useBrowser } from './support/browser.ts'
import { stored } from './support/device.ts'
import { openOptions, pickFiles, said } from './support/options-view.ts'

const world = useBrowser({ pages: {} })

const NAME = 'harbour.ndjson'
/** Enough for many blocks, a dictionary and long lists of words. */
const COUNT = 1200

test('an index built on the device has the hash of one built by Node', async () => {
  const text = madeRecords(COUNT)
    .map((record) => `${JSON.stringify(asFields(record))}\n`)
    .join('')
  const options = await openOptions(world.browser, '#file')
  await pickFiles(options, '#add-source input[type="file"]', [{ name: NAME, text }])
  await until('its articles', async () => (await said(options, '#add-source')).includes('1,200'))
  const { sources } = await stored(world.browser)
  const onDevice = sources[`file-${NAME}`]?.parts

  const records = [...readRecords('ndjson', text)].flatMap(({ record }) => record ?? [])
  const card = { name: NAME, maker: null, home: null, qualityMeans: null, qualityDigits: 0, licence: null }
  const bytes = await buildBytes(records, { card })
  const hasher = new FileHasher()
  await hasher.push(bytes)
  expect(onDevice).toEqual([{ hash: toHex((await hasher.finish()).hash), size: bytes.length }])
  await options.close()
})
