/** Stores one part of an index on the device, commit by commit, with the writer worker. */
import { isIntact } from '../files/integrity.ts'
import type { PartToStore } from '../workers/writer/part-bytes.ts'
import { type Writer, withWriter } from '../workers/writer/with-writer.ts'

/** Milliseconds between two progress notes: every open page reads each one, and a commit takes 15 ms on a fast connection. */
const NOTE_MS = 250

/** Has the writer store the rest of a part, of which `held` bytes are stored. */
async function fill(
  size: number,
  held: number,
  writer: Writer,
  onReceived: (bytes: number) => Promise<void>,
): Promise<void> {
  let noted = Number.NEGATIVE_INFINITY
  let received = held
  try {
    while (received < size) {
      const note = performance.now() - noted < NOTE_MS ? undefined : onReceived(received)
      // Always note the first commit: the server may send nothing after it.
      if (received > held && note) noted = performance.now()
      const more = writer.more()
      // Wait for both even if the note fails: the writer takes no other call before it has answered.
      await Promise.allSettled([note, more])
      await note
      received = await more
    }
  } finally {
    await onReceived(received)
  }
}

/**
 * Stores a part as a finished file, unless an intact one is there. If two sources have the same part, the second waits for the
 * first, so that it is downloaded once.
 * @param onReceived called from time to time, and at the end, with the committed bytes; if it throws, the download stops
 */
export async function storePart(
  part: PartToStore,
  onReceived: (bytes: number) => Promise<void>,
): Promise<void> {
  if (await isIntact(part)) return
  await withWriter(async (writer) => {
    await fill(part.size, await writer.open(part), writer, onReceived)
    await writer.finish()
  })
}
