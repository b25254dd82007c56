/** The database peer: one IndexedDB record per article, with an index over its keys. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Found, Peer, PeerArticle } from './peer.ts'

interface Schema extends DBSchema {
  articles: { key: number; value: PeerArticle; indexes: { keys: string } }
}

/** Records per transaction; larger transactions are no faster. */
const BATCH = 2000

const open = (): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>('articles', 1, {
    upgrade(database) {
      database
        .createObjectStore('articles', { keyPath: 'number' })
        .createIndex('keys', 'keys', { multiEntry: true })
    },
  })

async function put(database: IDBPDatabase<Schema>, batch: readonly PeerArticle[]): Promise<void> {
  const transaction = database.transaction('articles', 'readwrite', { durability: 'relaxed' })
  for (const one of batch) void transaction.store.put(one)
  await transaction.done
}

export const idbPeer: Peer = {
  async install(lines) {
    const database = await open()
    let batch: PeerArticle[] = []
    for await (const line of lines) {
      batch.push(line)
      if (batch.length < BATCH) continue
      await put(database, batch)
      batch = []
    }
    await put(database, batch)
  },
  async find(keys): Promise<Found | null> {
    const store = (await open()).transaction('articles').store
    const pages = await Promise.all(keys.map((key) => store.index('keys').get(key)))
    const page = pages.find((one) => one !== undefined)
    if (!page) return null
    const rows = await Promise.all(page.story.map((number) => store.get(number)))
    return { page: page.article, rows: rows.flatMap((row) => row?.article ?? []) }
  },
}
