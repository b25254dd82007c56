/** Gets one part of an index onto the device: commit by commit, by the part's writer. */
import { isIntact } from '../files/integrity.ts'
import type { PartToStore } from '../workers/writer/part-bytes.ts'
import { type Writer, withWriter } from '../workers/writer/with-writer.ts'

/** Milliseconds from one note of a download to the next: each is read by every open page, and a commit takes 15 of a fast line. */
const NOTE_MS = 250

/** Has the writer store what is missing of a part beyond the bytes that are `held`. */
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
      // The first commit is always noted: what comes after it may fall silent.
      if (received > held && note) noted = performance.now()
      const more = writer.more()
      // Both, whatever becomes of the note: the writer takes no other call before it has answered.
      await Promise.allSettled([note, more])
      await note
      received = await more
    }
  } finally {
    await onReceived(received)
  }
}

/**
 * Stores a part under the name its hash gives it; at once when it is there, undamaged. Two sources that offer the same part take
 * turns, so that it is downloaded once.
 * @param onReceived hears now and then how many bytes of the part are committed, and in the end; what it throws ends the download
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
