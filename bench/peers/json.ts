/** The peer most people would write first: one JSON file, parsed whole, and a Map of its keys. */
import type { Found, Peer, PeerArticle } from './peer.ts'

const FILE = 'articles.json'

type Parsed = { readonly all: readonly PeerArticle[]; readonly byKey: ReadonlyMap<string, PeerArticle> }

/** Kept while the worker lives, as anyone would. */
let parsed: Promise<Parsed> | null = null

const handle = async (create: boolean) =>
  (await navigator.storage.getDirectory()).getFileHandle(FILE, { create })

async function parse(): Promise<Parsed> {
  const all = JSON.parse(await (await (await handle(false)).getFile()).text()) as PeerArticle[] // installed below
  return { all, byKey: new Map(all.flatMap((one) => one.keys.map((key) => [key, one] as const))) }
}

export const jsonPeer: Peer = {
  async install(lines) {
    const writable = await (await handle(true)).createWritable()
    let batch = '['
    for await (const line of lines) {
      batch += `${batch === '[' ? '' : ','}${JSON.stringify(line)}`
      if (batch.length < 1_000_000) continue
      await writable.write(batch)
      batch = ''
    }
    await writable.write(`${batch}]`)
    await writable.close()
  },
  async find(keys): Promise<Found | null> {
    parsed ??= parse()
    const { all, byKey } = await parsed
    const page = keys.map((key) => byKey.get(key)).find((one) => one !== undefined)
    return page
      ? { page: page.article, rows: page.story.flatMap((number) => all[number]?.article ?? []) }
      : null
  },
}
