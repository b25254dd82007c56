/**
 * Reads one part, writes it where it stays, and hashes it on the way; runs in a worker, because only there a file can be written in
 * place. What has come lies under the arriving name, the file gets its own when its hash is the announced one.
 */

import { toHex } from '../../../core/bytes/hex.ts'
import { FileHasher } from '../../../core/index/hash.ts'
import { SourceFault } from '../../faults.ts'
import { finishedName } from '../../files/index-file.ts'
import { isIntact, partLock } from '../../files/integrity.ts'
import {
  arrivingName,
  COMMIT_BYTES,
  type FileInPlace,
  move,
  named,
  remove,
  writeInPlace,
} from '../../files/private-files.ts'
import { type PartToStore, partBytes } from './part-bytes.ts'

/** A call is answered after so long (milliseconds) whatever has come: the caller may want the part no more. */
const PATIENCE_MS = 250

export class PartWriter {
  #part: PartToStore = { hash: '', size: 0, from: '' }
  /** Not there before `open`, after `close`, and for a part that is here already. */
  #file: FileInPlace | undefined
  #pieces: AsyncGenerator<Uint8Array> | undefined
  /** The next piece, once it was asked for: it may come several calls later. */
  #coming: Promise<IteratorResult<Uint8Array>> | undefined
  readonly #hasher = new FileHasher()
  #held = 0
  /** What of it is committed. */
  #committed = 0
  #unlock = () => {}

  /** Waits until nobody else writes the part; resolves with how many bytes of it are committed. */
  async open(part: PartToStore): Promise<number> {
    const { hash, size } = part
    this.#part = part
    await this.#lock(partLock(part))
    if (await isIntact(part)) return size
    this.#file = await writeInPlace(arrivingName(hash))
    const found = Math.min(this.#file.getSize(), size)
    // A commit that was stopped in the middle is written again.
    this.#held = found === size ? size : found - (found % COMMIT_BYTES)
    this.#file.truncate(this.#held)
    await this.#hashHeld(this.#file)
    this.#committed = this.#held
    return this.#committed
  }

  #lock(name: string): Promise<void> {
    return new Promise((locked, reject) => {
      const hold = () =>
        new Promise<void>((unlock) => {
          this.#unlock = unlock
          locked()
        })
      navigator.locks.request(name, hold).catch(reject)
    })
  }

  async #hashHeld(file: FileInPlace): Promise<void> {
    const piece = new Uint8Array(Math.min(COMMIT_BYTES, this.#held))
    for (let at = 0; at < this.#held; ) {
      const count = file.read(piece.subarray(0, this.#held - at), { at })
      if (count === 0) throw new SourceFault('files-gone')
      await this.#hasher.push(piece.subarray(0, count))
      at += count
    }
  }

  /**
   * Goes on to the next commit, or the end, but no longer than `PATIENCE_MS` without one; resolves with how many bytes are committed.
   * Those are the system's, whatever happens to the browser afterwards. A power cut may take some; the hash tells. A flush each time
   * was a third of an install.
   */
  async more(): Promise<number> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const enough = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, null)
    })
    try {
      return await this.#goOn(enough)
    } finally {
      clearTimeout(timer)
    }
  }

  async #goOn(enough: Promise<null>): Promise<number> {
    this.#pieces ??= partBytes(this.#part, this.#held)
    for (;;) {
      this.#coming ??= this.#pieces.next()
      const got = await Promise.race([this.#coming, enough])
      if (got === null) return this.#committed
      this.#coming = undefined
      if (got.done) break
      await this.#append(got.value)
      // At the part's end it looks for the stream's, too: what sends more sends something else.
      if (this.#held === this.#part.size || this.#held % COMMIT_BYTES > 0) continue
      this.#committed = this.#held
      return this.#committed
    }
    if (this.#held < this.#part.size) throw this.#cutOff(this.#held)
    return this.#held
  }

  #cutOff(held: number): SourceFault {
    return new SourceFault('cut-off', `${held} of ${this.#part.size} bytes`)
  }

  async #append(bytes: Uint8Array): Promise<void> {
    const upTo = this.#held + bytes.length
    if (upTo > this.#part.size) throw this.#cutOff(upTo)
    await named(async () => {
      // What a full disk does not throw, it says with fewer bytes than given.
      const written = this.#file?.write(bytes, { at: this.#held })
      if (written !== bytes.length) throw new SourceFault('storage-full')
    })
    this.#held = upTo
    await this.#hasher.push(bytes)
  }

  /** Gives the file its own name. Bytes that make another file than announced are of no use to a second attempt: they go. */
  async finish(): Promise<void> {
    if (this.#file === undefined) return
    const { hash } = this.#part
    const found = toHex((await this.#hasher.finish()).hash)
    // On the disk before a record names it.
    this.#file.flush()
    this.#closeFile()
    if (found === hash) return move(arrivingName(hash), finishedName(hash))
    await remove(arrivingName(hash))
    throw new SourceFault('wrong-hash', `${found} instead of ${hash}`)
  }

  #closeFile(): void {
    this.#file?.close()
    this.#file = undefined
  }

  /** Lets go of the part, whatever became of it; a stream that is still read ends with the worker. */
  async close(): Promise<void> {
    // Less than a commit is nothing to go on with.
    const unused = this.#file !== undefined && this.#held < COMMIT_BYTES
    this.#closeFile()
    if (unused) await remove(arrivingName(this.#part.hash))
    this.#unlock()
  }
}
