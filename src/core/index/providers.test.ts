import { expect, it } from 'vitest'
import { parseRecord } from '../article/record.ts'
import { IndexBuilder } from './builder.ts'
import { listProviders } from './providers.ts'
import { openIndex } from './reader.ts'
import { memorySource } from './sources.ts'

const CARD = { name: 'x', maker: null, home: null, qualityMeans: null, qualityDigits: 0, licence: null }

async function part(outlets: readonly string[]) {
  const builder = new IndexBuilder(CARD)
  outlets.forEach((outlet, n) => {
    const { record } = parseRecord({
      title: `${outlet} ${n} ${(n * 7919).toString(36)}`,
      webUrl: `https://${outlet}/news/${n}-a-page`,
    })
    if (record) builder.add(record)
  })
  const chunks: Uint8Array[] = []
  await builder.finish({ write: (bytes) => void chunks.push(bytes.slice()) })
  return memorySource(new Uint8Array(Buffer.concat(chunks)))
}

it('names every outlet of all parts once, most articles first', async () => {
  const many = Array.from({ length: 300 }, (_, n) => `outlet-${n}.example`)
  const index = await openIndex([
    await part(['a.example', 'b.example', ...many]),
    await part(['b.example', 'b.example']),
  ])
  const all = await listProviders(index)
  expect(all).toHaveLength(302)
  expect(all.slice(0, 2).map(({ provider, articles }) => [provider.domain, articles])).toEqual([
    ['b.example', 3],
    ['a.example', 1],
  ])
})
