/** Errors of sources: their files, their servers, and what readers type or choose. */
import { type ErrorData, errorData } from '../platform/error-data.ts'

/**
 * `no-storage`: no private file system in this context; `files-gone`: the browser deleted the files; `files-damaged`: the bytes
 * are not those that were installed; `cut-off`: a stream is shorter or longer than announced; `wrong-hash`: the bytes are not
 * those announced; `damaged`: the index file that the reader chose is damaged; `removed`: the reader removed the source during
 * its install; `already-added`, `not-an-address`: a typed address; `not-an-export`, `newer-export`: a settings file.
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

  /** `ui/words/fault-text.ts` has the reader's sentence for each code; `detail` and `cause` are for the log. */
  constructor(code: SourceFaultCode, detail = '', cause?: unknown) {
    super(detail ? `${code}: ${detail}` : code, { cause })
    this.code = code
  }
}

/** An error with an English sentence of its own, for servers, feeds and lists. Other languages translate by `code` and `values`. */
export class WordedFault extends Error {
  override readonly name = 'WordedFault'
  readonly code: string
  readonly values: ErrorData['values'] | undefined
  /** Seconds since 1970: the server asks for no request before this (Retry-After). */
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

/** Names of the browser's storage errors, and the codes they become. */
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

/** Any error as plain data, for storage and messages. */
export const asSourceError = (error: unknown): ErrorData => errorData(asFault(error))

/** Whether an error has this code. Compares codes, because an error from a worker arrives as data and not as a `SourceFault`. */
export const isFault = (error: unknown, code: SourceFaultCode): boolean => asSourceError(error).code === code
