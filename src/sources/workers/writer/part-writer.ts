/**
 * Downloads one part, hashes it and writes it to a file. Runs in a worker, because only workers can write files in place. The file
 * has the name of an arriving part until its hash is checked.
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

/**
 * Milliseconds until a call of `more` is answered even without a new commit, so that the caller can stop the download soon. As
 * long as `NOTE_MS` of install/store-part.ts, the time between two progress notes.
 */
const MAX_CALL_MS = 250

/** Call `open`, then `more` until it returns the part's size, then `finish`; and `close` in any case. One call at a time. */
export class PartWriter {
  #part: PartToStore = { hash: '', size: 0, from: '' }
  /** Undefined before `open`, after `close`, and if the part is stored already. */
  #file: FileInPlace | undefined
  #pieces: AsyncGenerator<Uint8Array> | undefined
  /** The next piece, once requested; it may arrive several calls later. */
  #next: Promise<IteratorResult<Uint8Array>> | undefined
  readonly #hasher = new FileHasher()
  /** Bytes written and hashed. */
  #held = 0
  /** The bytes of those that a later attempt can keep: whole commits. */
  #committed = 0
  #unlock = () => {}

  /** Waits until no one else writes the part. Returns the number of committed bytes; the part's size if it is stored already. */
  async open(part: PartToStore): Promise<number> {
    const { hash, size } = part
    this.#part = part
    await this.#lock(partLock(part))
    if (await isIntact(part)) return size
    this.#file = await writeInPlace(arrivingName(hash))
    const found = Math.min(this.#file.getSize(), size)
    // Write an incomplete commit again.
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
   * Writes up to the next commit or the end, for at most `MAX_CALL_MS`. Returns the number of committed bytes. The operating system
   * has those even if the browser crashes. They are not flushed, which took a third of an install: a power cut may lose some, which
   * the hash then shows.
   */
  async more(): Promise<number> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const timeout = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, MAX_CALL_MS, null)
    })
    try {
      return await this.#writeToCommit(timeout)
    } finally {
      clearTimeout(timer)
    }
  }

  async #writeToCommit(timeout: Promise<null>): Promise<number> {
    this.#pieces ??= partBytes(this.#part, this.#held)
    for (;;) {
      this.#next ??= this.#pieces.next()
      const got = await Promise.race([this.#next, timeout])
      if (got === null) return this.#committed
      this.#next = undefined
      if (got.done) break
      await this.#append(got.value)
      // At the part's end, continue to the end of the stream, to detect a stream with more bytes than announced.
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
      // A full disk either throws or writes fewer bytes.
      const written = this.#file?.write(bytes, { at: this.#held })
      if (written !== bytes.length) throw new SourceFault('storage-full')
    })
    this.#held = upTo
    await this.#hasher.push(bytes)
  }

  /** Checks the hash and gives the file its final name. If the hash is wrong, deletes the bytes, which no retry could use. */
  async finish(): Promise<void> {
    if (this.#file === undefined) return
    const { hash } = this.#part
    const found = toHex((await this.#hasher.finish()).hash)
    // The bytes must be on the disk before a source names the file.
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

  /** Releases the part. A stream that is still open ends with the worker. */
  async close(): Promise<void> {
    // Without a whole commit there is nothing to resume.
    const unused = this.#file !== undefined && this.#held < COMMIT_BYTES
    this.#closeFile()
    if (unused) await remove(arrivingName(this.#part.hash))
    this.#unlock()
  }
}
