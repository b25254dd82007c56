/** What can go wrong with a source, its files and what readers type or pick, as one typed error. */
import { type ErrorData, errorData } from '../platform/error-data.ts'

/**
 * `storage-full`: no room; `no-storage`: the browser offers no private file system here; `files-gone`: the browser removed
 * them; `files-damaged`: a look-up found other bytes than were installed; `cut-off`: a stream ended early or late; `wrong-hash`: other bytes than announced; `damaged`: a picked index file;
 * `removed`: by the reader, while it was installed; `already-added`, `not-an-address`: as typed; `not-an-export`,
 * `newer-export`: a settings file.
 */
export type SourceFaultCode =
  | 'storage-full'
  | 'no-storage'
  | 'files-gone'
  | 'files-damaged'
  | 'cut-off'
  | 'wrong-hash'
  | 'damaged'
  | 'removed'
  | 'already-added'
  | 'not-an-address'
  | 'not-an-export'
  | 'newer-export'

export class SourceFault extends Error {
  override readonly name = 'SourceFault'
  readonly code: SourceFaultCode

  /** The reader's sentence is found by the code (`ui/words/fault-text.ts`); `detail` and `cause`, the browser's words, are for the log. */
  constructor(code: SourceFaultCode, detail = '', cause?: unknown) {
    super(detail ? `${code}: ${detail}` : code, { cause })
    this.code = code
  }
}

/** What a server, a feed or a list did, as data with a sentence of its own: `message` is English, other languages go by `code`. */
export class WordedFault extends Error {
  override readonly name = 'WordedFault'
  readonly code: string
  readonly values: ErrorData['values'] | undefined
  /** Seconds since 1970, when the server asks for patience. */
  readonly notBefore: number | null

  constructor(
    { code, message, values }: ErrorData,
    { notBefore = null, cause }: { readonly notBefore?: number | null; readonly cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.code = code
    this.values = values
    this.notBefore = notBefore
  }
}

/** The browser's names for the same troubles. */
const KNOWN: Readonly<Record<string, SourceFaultCode>> = {
  QuotaExceededError: 'storage-full',
  NotFoundError: 'files-gone',
  NotReadableError: 'files-gone',
  SecurityError: 'no-storage',
}

/** A browser's storage error as a `SourceFault`; anything else unchanged. */
export function asFault(error: unknown): unknown {
  const code = error instanceof DOMException ? KNOWN[error.name] : undefined
  return code ? new SourceFault(code, '', error) : error
}

/** Any error as the data that records and answers carry. */
export const asSourceError = (error: unknown): ErrorData => errorData(asFault(error))

/** Whether an error is that fault; one that comes from a worker is no `SourceFault` any more, but has its code. */
export const isFault = (error: unknown, code: SourceFaultCode): boolean => asSourceError(error).code === code
