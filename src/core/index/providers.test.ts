import { expect, it } from 'vitest'
import { parseRecord } from '../article/record.ts'
import { IndexBuilder } from './builder.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { listProviders } from './providers.ts'
import { openIndex } from './reader.ts'

const CARD = {
  name: 'x',
  maker: null,
  home: null,
  qualityMeans: null,
  qualityDigits: 0,
  licence: null,
  scoreTable: null,
}

/** An article for each outlet; a name beside its domain where it gives one. */
async function part(outlets: readonly (string | { readonly name: string; readonly domain: string })[]) {
  const builder = new IndexBuilder(CARD)
  outlets.forEach((outlet, n) => {
    const domain = typeof outlet === 'string' ? outlet : outlet.domain
    const { record } = parseRecord({
      title: `${domain} ${n} ${(n * 7919).toString(36)}`,
      webUrl: `https://${domain}/news/${n}-a-page`,
      ...(typeof outlet === 'string' ? {} : { provider: outlet }),
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

it('gives an outlet the name that most of its articles with a name give it', async () => {
  const named = (name: string) => ({ name, domain: 'a.example' })
  const index = await openIndex([
    await part(['a.example', 'a.example', 'a.example', named('The A'), named('The A'), named('A')]),
  ])
  expect((await listProviders(index))[0]?.provider.name).toBe('The A')
})
