/** Articles packed in bytes while an index is built: a million JavaScript objects would take two gigabytes. */
import type { Article } from '../../article/types.ts'

const CHUNK = 16 * 1024 * 1024
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** An article as one line of JSON: always the same text for the same article. */
export function articleLine({
  title,
  excerpt,
  urls,
  provider,
  time,
  dateIsFirstSeen,
  language,
  type,
  quality,
  topics,
  image,
}: Article): string {
  return JSON.stringify([
    title,
    excerpt,
    urls.web,
    urls.original,
    urls.amp,
    urls.cdnAmp,
    provider.name,
    provider.domain,
    time,
    dateIsFirstSeen,
    language,
    type,
    quality,
    topics,
    image && [image.url, image.width, image.height],
  ])
}

function fromLine(line: string): Article {
  // Only lines that `articleLine` wrote come here.
  const [title, excerpt, web, original, amp, cdnAmp, name, domain, time, ...rest] = JSON.parse(line)
  const [dateIsFirstSeen, language, type, quality, topics, image] = rest
  return {
    title,
    excerpt,
    urls: { web, original, amp, cdnAmp },
    provider: { name, domain },
    time,
    dateIsFirstSeen,
    language,
    type,
    quality,
    topics,
    image: image && { url: image[0], width: image[1], height: image[2] },
  }
}

/** Lines by number. The bytes of a replaced line are freed with the store. */
export class ArticleStore {
  readonly #chunks: Uint8Array[] = []
  readonly #chunkOf: number[] = []
  readonly #startOf: number[] = []
  readonly #lengthOf: number[] = []
  #used = CHUNK

  get size(): number {
    return this.#chunkOf.length
  }

  add(line: string): number {
    this.#chunkOf.push(0)
    this.#startOf.push(0)
    this.#lengthOf.push(0)
    this.replace(this.size - 1, line)
    return this.size - 1
  }

  replace(number: number, line: string): void {
    const bytes = encoder.encode(line)
    if (this.#used + bytes.length > CHUNK) {
      this.#chunks.push(new Uint8Array(CHUNK))
      this.#used = 0
    }
    this.#chunks.at(-1)?.set(bytes, this.#used)
    this.#chunkOf[number] = this.#chunks.length - 1
    this.#startOf[number] = this.#used
    this.#lengthOf[number] = bytes.length
    this.#used += bytes.length
  }

  line(number: number): string {
    const start = this.#startOf[number] ?? 0
    const chunk = this.#chunks[this.#chunkOf[number] ?? 0]
    return decoder.decode(chunk?.subarray(start, start + (this.#lengthOf[number] ?? 0)))
  }

  get(number: number): Article {
    return fromLine(this.line(number))
  }
}
