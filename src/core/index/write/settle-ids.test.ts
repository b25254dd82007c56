import { describe, expect, it } from 'vitest'
import { parseRecord } from '../../article/record.ts'
import type { ArticleRecord } from '../../article/types.ts'
import { buildBytes } from '../fixtures/in-memory.ts'
import { memorySource } from '../fixtures/memory-source.ts'
import { openIndex } from '../reader.ts'
import { verifyIndex } from '../verify.ts'

/** A record at `https://a.example/PATH`. */
function record(path: string, title: string, more: { readonly ampWebUrl?: string } = {}): ArticleRecord {
  const provider = { name: 'A', domain: 'a.example' }
  const { record: parsed } = parseRecord({ title, webUrl: `https://a.example/${path}`, provider, ...more })
  if (!parsed) throw new Error(`${path} is no record`)
  return parsed
}

/** The title that is found at each path, in a file that `verify` calls sound. */
async function titlesAt(records: readonly ArticleRecord[], paths: readonly string[]) {
  const source = memorySource(await buildBytes(records, { text: false }))
  await verifyIndex(source)
  const index = await openIndex([source])
  const matches = await Promise.all(paths.map((path) => index.find({ url: `https://a.example/${path}` })))
  return Promise.all(matches.map(async (match) => match && (await index.story(match)).article.title))
}

const vote = record('town-council-votes-on-ferry/7654321', 'Town council votes on ferry')
const bridge = record('storm-closes-harbour-bridge-today/7654321', 'Storm closes harbour bridge')

describe('an id on pages that are unlike', () => {
  it('leads to none of them, and each is found at its own address', async () => {
    expect(
      await titlesAt(
        [vote, bridge],
        [
          'town-council-votes-on-ferry/7654321',
          'storm-closes-harbour-bridge-today/7654321',
          'mayor-opens-new-library-tomorrow/7654321',
        ],
      ),
    ).toEqual(['Town council votes on ferry', 'Storm closes harbour bridge', null])
  })

  it('is no alias either', async () => {
    const amp = { ampWebUrl: 'https://a.example/amp/7654321' }
    const votes = record('town-council-votes-on-ferry/7654321', 'Town council votes on ferry', amp)
    expect(await titlesAt([votes, bridge], ['mayor-opens-new-library-tomorrow/7654321'])).toEqual([null])
  })

  it('is dropped in the same bytes whatever order the records come in', async () => {
    const third = record('council-votes-on-ferry-again/7654321', 'Council votes on ferry again')
    const orders = [
      [vote, bridge, third],
      [third, bridge, vote],
      [bridge, third, vote],
    ]
    const [first, ...others] = await Promise.all(orders.map((records) => buildBytes(records)))
    for (const bytes of others) expect(bytes).toEqual(first)
  })
})

it('an id on a page whose slug was rewritten leads to it from every slug', async () => {
  const again = record('town-council-votes-for-ferry/7654321', 'Town council votes for ferry')
  const titles = await titlesAt(
    [vote, again],
    [
      'town-council-votes-on-ferry/7654321',
      'town-council-votes-for-ferry/7654321',
      'ferry-vote-passes-today/7654321',
    ],
  )
  expect(new Set(titles).size).toBe(1)
  expect(titles).not.toContain(null)
})

it('an id on a host where most ids were wrong is dropped although nothing speaks against it', async () => {
  const sections = ['7654321', '7654322', '7654323'].flatMap((id) => [
    record(`town-council-votes-on-ferry/${id}`, 'Town council votes on ferry'),
    record(`storm-closes-harbour-bridge-today/${id}`, 'Storm closes harbour bridge'),
  ])
  const single = record('mayor-opens-new-library-tomorrow/7654329', 'Mayor opens new library')
  expect(
    await titlesAt(
      [...sections, single],
      ['mayor-opens-new-library-tomorrow/7654329', 'rail-strike-ends-tonight/7654329'],
    ),
  ).toEqual(['Mayor opens new library', null])
})

it('an article at an address that is another one’s id is that page', async () => {
  const bare = record('7654321', 'Town council votes on ferry')
  expect(await titlesAt([bare, vote], ['7654321', 'ferry-vote-passes-today/7654321'])).toEqual([
    'Town council votes on ferry',
    'Town council votes on ferry',
  ])
})
