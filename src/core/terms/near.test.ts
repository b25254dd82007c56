import { describe, expect, it } from 'vitest'
import { readJsonLine } from '../article/json.ts'
import { IndexBuilder } from '../index/builder.ts'
import { type Index, openIndex } from '../index/reader.ts'
import type { NearPage } from './near.ts'

type Text = {
  readonly title: string
  readonly excerpt?: string
  readonly at?: string
  readonly domain?: string
}

const noon = '2026-11-24T12:00:00Z'
const seconds = (iso: string): number => Date.parse(iso) / 1000

/** An index of `texts`, one outlet each unless they say otherwise; text i lies at `/i`. */
async function indexOf(texts: readonly Text[]): Promise<Index> {
  const builder = new IndexBuilder({
    name: 'Test',
    maker: 'Test',
    home: null,
    qualityMeans: null,
    qualityDigits: 0,
    licence: null,
    scoreTable: null,
  })
  texts.forEach(({ title, excerpt = '', at = noon, domain }, i) => {
    const host = domain ?? `outlet-${i}.example`
    const record = {
      title,
      excerpt,
      ...(at === '' ? {} : { publishedDateTime: at }),
      webUrl: `https://${host}/${i}`,
      provider: { name: host, domain: host },
    }
    const read = readJsonLine(JSON.stringify(record), i + 1)
    if (read?.record) builder.add(read.record)
  })
  const parts: Uint8Array[] = []
  await builder.finish({ write: (bytes) => void parts.push(bytes.slice()) })
  const file = new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer())
  return openIndex([{ size: file.length, read: async (at, length) => file.slice(at, at + length) }])
}

const page = (over: Partial<NearPage>): NearPage => ({
  title: '',
  excerpt: '',
  time: seconds(noon),
  provider: 'reader.example',
  ...over,
})

/** Numbers of the texts that are shown, best first. */
async function shown(index: Index, asked: Partial<NearPage>): Promise<number[]> {
  const { rows, shown: count } = await index.near(page(asked))
  return rows.slice(0, count).map(({ row }) => Number(new URL(row.url).pathname.slice(1)))
}

const harbour: readonly Text[] = [
  {
    title: 'Council votes to close the swing bridge in Port Maren',
    excerpt: 'The city council of Port Maren voted nine to four to close the old swing bridge from January.',
  },
  {
    title: 'Port Maren swing bridge to close in January after council vote',
    excerpt:
      'Engineers found cracks in two bearings of the bridge, the council of Port Maren heard on Tuesday.',
  },
  {
    title: 'Port Maren brewery wins a prize for its winter beer',
    excerpt: 'The small brewery at the old quay took the first prize at a fair in Lisbon.',
  },
  {
    title: 'Council of Tarn votes to build a school',
    excerpt: 'The village of Tarn will have its own school again, thirty years after the last one closed.',
  },
  {
    title: 'Storm closes three mountain passes',
    excerpt: 'Wind of 140 kilometres an hour and snow closed three passes on Monday night.',
  },
  {
    title: 'Court clears former minister of fraud',
    excerpt: 'Judges found no proof in 2,000 pages of files.',
  },
  {
    title: 'New museum of glass opens its doors',
    excerpt: 'Two hundred lamps, bowls and mirrors are on show.',
  },
  { title: 'Farmers fear another dry spring', excerpt: 'Wells are at their lowest level since 1976.' },
]
const closing: Partial<NearPage> = {
  title: 'Swing bridge in Port Maren closes for good',
  excerpt: 'After a vote of the council the cracked swing bridge of Port Maren will shut in January.',
}

describe('near matches', () => {
  it('are the articles of the same story, and nothing about the same place or of the same kind', async () => {
    expect((await shown(await indexOf(harbour), closing)).sort()).toEqual([0, 1])
  })

  it('are none when the story is not there', async () => {
    const index = await indexOf(harbour.slice(2))
    expect(await shown(index, closing)).toEqual([])
    expect(
      await shown(index, { title: 'Astronomers photograph a comet', excerpt: 'It returns in 2091.' }),
    ).toEqual([])
    expect(await shown(index, { title: '' })).toEqual([])
  })

  it("are never of the page's own provider, nor what is left out", async () => {
    const index = await indexOf(harbour)
    expect(await shown(index, { ...closing, provider: 'outlet-0.example' })).toEqual([1])
    const { rows } = await index.near(page(closing), { exclude: ['https://outlet-1.example/1'] })
    expect(rows.map(({ row }) => row.url)).not.toContain('https://outlet-1.example/1')
  })

  it('lie within two weeks of a dated page, or have no date', async () => {
    const [first, second, ...others] = harbour
    const texts = [{ ...first, at: '2026-10-01T12:00:00Z' }, { ...second, at: '' }, ...others] as Text[]
    expect(await shown(await indexOf(texts), closing)).toEqual([1])
  })

  it('are the nearest in time of many that are equally similar', async () => {
    const hour = (n: number): string => new Date((seconds(noon) + n * 3600) * 1000).toISOString()
    const many = Array.from({ length: 200 }, (_, n) => ({ ...(harbour[0] as Text), at: hour(n - 150) }))
    expect((await shown(await indexOf(many), closing))[0]).toBe(150)
  })

  it('are found without a date, and by a headline alone', async () => {
    const index = await indexOf(harbour)
    expect((await shown(index, { ...closing, time: null })).sort()).toEqual([0, 1])
    expect(await shown(index, { ...closing, excerpt: '' })).toContain(1)
  })

  it('are shown ten at most, however many are wanted', async () => {
    const index = await indexOf(Array.from({ length: 14 }, () => harbour[0] as Text))
    const { rows, shown: count } = await index.near(page(closing), { limit: 14 })
    expect([rows.length, count]).toEqual([14, 10])
  })

  it('are those of the headline alone when the description has no word that says anything', async () => {
    const index = await indexOf(harbour)
    const title = 'Port Maren votes'
    const alone = await shown(index, { title, excerpt: '' })
    expect(alone).toEqual([0, 1])
    for (const excerpt of ['…', '🙂🚢', 'And what is it that we are?'])
      expect(await shown(index, { title, excerpt }), excerpt).toEqual(alone)
  })

  it('have a similarity from 0 to 1, most similar first', async () => {
    const { rows } = await (await indexOf(harbour)).near(page(closing))
    const scores = rows.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...scores)).toBeLessThanOrEqual(1)
  })
})

describe('other languages', () => {
  const others: Readonly<Record<string, readonly string[]>> = {
    German: [
      'Gericht spricht früheren Minister frei',
      'Glasmuseum öffnet seine Türen',
      'Bauern fürchten trockenes Frühjahr',
    ],
    Spanish: [
      'El tribunal absuelve al exministro',
      'Abre sus puertas el museo del vidrio',
      'Los agricultores temen otra sequía',
    ],
    Arabic: ['المحكمة تبرئ الوزير السابق', 'متحف الزجاج يفتح أبوابه', 'المزارعون يخشون ربيعا جافا'],
    Japanese: ['元大臣に無罪判決', 'ガラス美術館が開館', '農家、春の渇水を懸念'],
  }
  it.each([
    [
      'German',
      'Stadtrat von Port Maren beschließt Sperrung der Drehbrücke',
      'Port Maren: Drehbrücke wird im Januar gesperrt',
    ],
    [
      'Spanish',
      'El ayuntamiento de Cádiz cierra el puente giratorio',
      'Cierre del puente giratorio de Cádiz en enero',
    ],
    ['Arabic', 'مجلس مدينة طنجة يقرر إغلاق الجسر المتحرك', 'إغلاق الجسر المتحرك في طنجة بداية يناير'],
    ['Japanese', '横浜市議会、旋回橋の閉鎖を可決', '横浜の旋回橋、一月に閉鎖へ'],
  ])(
    '%s: a headline finds the one that words it differently, and no other',
    async (language, indexed, asked) => {
      const index = await indexOf([indexed, ...(others[language] ?? [])].map((title) => ({ title })))
      expect(await shown(index, { title: asked })).toEqual([0])
    },
  )
})
