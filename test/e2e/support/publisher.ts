/** A published index on the test's server: its index.json, its parts, the requests for them, and faults. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { bareCard } from '../../../src/core/article/card.ts'
import { parseRecord } from '../../../src/core/article/record.ts'
import { toHex } from '../../../src/core/bytes/hex.ts'
import { buildBytes } from '../../../src/core/index/fixtures/in-memory.ts'
import { FileHasher } from '../../../src/core/index/hash.ts'
import type { Answer, Site } from '../harness/site.ts'

export const HOST = 'https://index.rail-ferry.example'
export const INDEX = `${HOST}/index.json`
/** The host of some parts: readable by anyone, without an answer to preflights, as is usual. Parts of `HOST` need its grant. */
export const CDN = 'https://cdn.example'

/** A part's file; `name` is its name in the tests. */
export type TestPart = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly hash: string
  readonly host: string
}

const CARD = bareCard('Rail & Ferry')

/** Builds a part in memory. */
export async function makePart(name: string, records: readonly object[]): Promise<TestPart> {
  const parsed = records.flatMap((each) => parseRecord(each).record ?? [])
  return partOf(name, await buildBytes(parsed, { card: CARD }))
}

export async function partOf(name: string, bytes: Uint8Array, host = HOST): Promise<TestPart> {
  const hasher = new FileHasher()
  await hasher.push(bytes)
  return { name, bytes, hash: toHex((await hasher.finish()).hash), host }
}

/** An article of `outlet` with its coverage at another one. */
export const story = (outlet: string, slug: string, quality = 50) => ({
  title: slug.replaceAll('-', ' '),
  webUrl: pageOf(outlet, slug),
  provider: { name: `The ${outlet}`, domain: `${outlet}.example` },
  quality,
  related: [
    {
      title: `${slug.replaceAll('-', ' ')}, told again`,
      webUrl: `https://www.other-${outlet}.example/2026/${slug}-told-again`,
      provider: { name: `The other ${outlet}`, domain: `other-${outlet}.example` },
      quality: quality + 1,
    },
  ],
})
export const pageOf = (outlet: string, slug: string): string => `https://www.${outlet}.example/2026/${slug}`

type Published = {
  readonly parts: readonly TestPart[]
  /** Hours from now; negative for the past. */
  readonly built: number
  readonly replaces?: readonly string[]
}

const ANYONE = { 'access-control-allow-origin': '*' }
const HOUR_MS = 3_600_000

/** Answers with the first `count` bytes of a body; then the connection is cut, or stays silent. */
export const partial =
  (bytes: Uint8Array, count: number, then: 'cut' | 'silence'): Answer =>
  (_request, response) => {
    response.writeHead(200, { ...ANYONE, 'content-length': bytes.length })
    response.write(bytes.subarray(0, count), () => then === 'cut' && response.destroy())
  }

export class Publisher {
  /** Requests since the last `takeAsked`, such as "index.json 304" or "b from 4194304". */
  asked: string[] = []
  /** Answers instead of index.json. */
  fault: Answer | null = null
  /** Answers instead of a part, by its name. */
  readonly partFaults = new Map<string, Answer>()
  readonly #site: () => Site
  #text = ''
  #version = 0

  constructor(site: () => Site) {
    this.#site = site
  }

  /** Serves an index.json and its parts. To conditional requests, each call is another version. */
  publish({ parts, built, replaces = [] }: Published): void {
    const listed = parts.map(({ name, bytes, hash, host }) => ({
      period: 'all',
      url: host === HOST ? `${name}.index` : `${host}/${name}.index`,
      hash,
      size: bytes.length,
      articles: 1,
      providers: 1,
      newest: null,
    }))
    const date = new Date(Date.now() + built * HOUR_MS).toISOString()
    this.#text = JSON.stringify({ format: 1, card: CARD, built: date, parts: listed, replaces })
    this.#version++
    this.#site().put(INDEX, (request, response) => this.#answerIndex(request, response))
    for (const part of parts)
      this.#site().put(`${part.host}/${part.name}.index`, (request, response) =>
        this.#answerPart(part, request, response),
      )
  }

  /** The requests since the last call. */
  takeAsked(): string[] {
    return this.asked.splice(0)
  }

  #answerIndex(request: IncomingMessage, response: ServerResponse): void {
    const etag = `"${this.#version}"`
    const status = request.headers['if-none-match'] === etag ? 304 : 200
    this.asked.push(`index.json ${this.fault ? 'fault' : status}`)
    if (this.fault) this.fault(request, response)
    else
      response
        .writeHead(status, { etag, 'content-type': 'application/json' })
        .end(status === 200 ? this.#text : undefined)
  }

  /** Holds back the answer to the next request for index.json; resolves at that request with the function that answers. */
  hold(): Promise<() => void> {
    return new Promise((resolve) => {
      this.fault = (request, response) => {
        this.fault = null
        resolve(() => this.#answerIndex(request, response))
      }
    })
  }

  #answerPart({ name, bytes, host }: TestPart, request: IncomingMessage, response: ServerResponse): void {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const simple = request.method === 'GET'
    this.asked.push(`${simple ? '' : `${request.method} `}${name}${from === 0 ? '' : ` from ${from}`}`)
    const fault = this.partFaults.get(name)
    const headers = { ...(host === CDN ? ANYONE : {}), 'content-length': bytes.length - from }
    if (!simple) response.writeHead(405).end()
    else if (fault) fault(request, response)
    else response.writeHead(from === 0 ? 200 : 206, headers).end(bytes.subarray(from))
  }
}
