/** Inflates a block with the engine's own inflate, after the file's dictionary, and never to more bytes than stated. */
import { IndexError } from '../../bytes/index-error.ts'

/**
 * The dictionary as the start of a deflate stream: one stored block that is not the last. Later blocks may refer back to it. This
 * replaces a preset dictionary, which a DecompressionStream does not take. A stored block holds up to 65,535 bytes; the layout allows
 * fewer.
 */
export function asStoredBlock(dictionary: Uint8Array): Uint8Array {
  if (dictionary.length === 0) return dictionary
  const block = new Uint8Array(dictionary.length + 5)
  const view = new DataView(block.buffer)
  view.setUint16(1, dictionary.length, true)
  view.setUint16(3, ~dictionary.length & 0xffff, true)
  block.set(dictionary, 5)
  return block
}

/**
 * Inflates `deflated`, written after `stored` (see `asStoredBlock`), to exactly `length` bytes. Stops at the first byte too
 * many. `offset` is where the block is in the file.
 */
export async function inflate(
  deflated: Uint8Array,
  stored: Uint8Array,
  length: number,
  offset: number,
): Promise<Uint8Array> {
  const skip = Math.max(0, stored.length - 5)
  const output = new Uint8Array(skip + length)
  const stream = new DecompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  // A bad stream rejects both ends; the reading end reports it. The casts are needed because the types want an ArrayBuffer behind.
  const written = Promise.all([
    stored.length > 0 ? writer.write(stored as Uint8Array<ArrayBuffer>) : undefined,
    writer.write(deflated as Uint8Array<ArrayBuffer>),
    writer.close(),
  ]).catch(() => undefined)
  const reader = stream.readable.getReader()
  let at = 0
  const malformed = (found: string): IndexError =>
    new IndexError('malformed', offset, `a deflate stream of ${length} bytes`, found)
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw malformed(String(error))
    })
    if (done) break
    if (at + value.length > output.length) {
      await reader.cancel().catch(() => undefined)
      throw malformed('more')
    }
    output.set(value, at)
    at += value.length
  }
  await written
  if (at !== output.length) throw malformed(`${at - skip}`)
  return output.subarray(skip)
}
