/** What can go wrong with a source's files on the device, as one typed error. */
import type { SourceError } from './types.ts'

/**
 * `storage-full`: no room; `no-storage`: the browser offers no private file system here; `files-gone`: the browser removed
 * them; `cut-off`: a stream ended early or late; `wrong-hash`: other bytes than announced; `removed`: by the reader, while
 * it was installed.
 */
export type SourceFaultCode =
  | 'storage-full'
  | 'no-storage'
  | 'files-gone'
  | 'cut-off'
  | 'wrong-hash'
  | 'removed'

const ADVICE: Readonly<Record<SourceFaultCode, string>> = {
  'storage-full': 'There is not enough room for this index. Free some, or remove another source.',
  'no-storage': 'The browser does not let extensions keep files in this window. Try an ordinary window.',
  'files-gone': 'The browser removed the files of this index. Download it again.',
  'cut-off': 'The download of this index broke off. It goes on where it stopped.',
  'wrong-hash':
    'What was downloaded is not the index that was announced: it was changed or damaged on the way.',
  removed: 'This source was removed.',
}

export class SourceFault extends Error {
  override readonly name = 'SourceFault'
  readonly code: SourceFaultCode

  /** `detail` stands behind the advice; `cause`, the browser's own words, only in the log. */
  constructor(code: SourceFaultCode, detail = '', cause?: unknown) {
    super(detail ? `${ADVICE[code]} (${detail})` : ADVICE[code], { cause })
    this.code = code
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
export function asSourceError(error: unknown): SourceError {
  const fault = asFault(error)
  const code = typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : undefined
  return {
    code: typeof code === 'string' ? code : 'unexpected',
    message: fault instanceof Error ? fault.message : String(fault),
  }
}
