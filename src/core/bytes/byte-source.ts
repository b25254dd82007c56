/** Where bytes are read from and written to. */

/** Where an index file's bytes live: a file handle, an ArrayBuffer, a slice of a file in the browser's private file system. */
export type ByteSource = {
  /** Bytes in all. */
  readonly size: number
  /** Exactly `length` bytes from `offset`, or rejects. */
  read(offset: number, length: number): Promise<Uint8Array>
}

/** Where a file is written to: append-only. A writer waits for each write before the next. */
export type ByteSink = { write(bytes: Uint8Array): void | Promise<void> }
