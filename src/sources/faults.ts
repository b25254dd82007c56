/** What can go wrong with a source, its files and what readers type or pick, as one typed error; and errors as data. */
import type { FaultValues, SourceError } from './types.ts'

/**
 * `storage-full`: no room; `no-storage`: the browser offers no private file system here; `files-gone`: the browser removed
 * them; `cut-off`: a stream ended early or late; `wrong-hash`: other bytes than announced; `damaged`: a picked index file;
 * `removed`: by the reader, while it was installed; `already-added`, `not-an-address`: as typed; `not-an-export`,
 * `newer-export`: a settings file.
 */
export type SourceFaultCode =
  | 'storage-full'
  | 'no-storage'
  | 'files-gone'
  | 'cut-off'
  | 'wrong-hash'
  | 'damaged'
  | 'removed'
  | 'already-added'
  | 'not-an-address'
  | 'not-an-export'
  | 'newer-export'

const ADVICE: Readonly<Record<SourceFaultCode, string>> = {
  'storage-full': 'There is not enough room for this index. Free some, or remove another source.',
  'no-storage': 'The browser does not let extensions keep files in this window. Try an ordinary window.',
  'files-gone': 'The browser removed the files of this index. Download it again.',
  'cut-off': 'The download of this index broke off. It goes on where it stopped.',
  'wrong-hash':
    'What was downloaded is not the index that was announced: it was changed or damaged on the way.',
  damaged: 'This index file is damaged. Copy or build it again.',
  removed: 'This source was removed.',
  'already-added': 'It is among your sources already.',
  'not-an-address': 'This is not an address. Paste one that begins with https://.',
  'not-an-export': 'This is not a file that Second Source exported.',
  'newer-export': 'This file was exported by a newer Second Source. Update this one first.',
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
  const { code, values }: { code?: unknown; values?: unknown } =
    typeof fault === 'object' && fault !== null ? fault : {}
  return {
    code: typeof code === 'string' ? code : 'unexpected',
    message: fault instanceof Error ? fault.message : String(fault),
    // Only this project's errors have a code in words, and their values are typed.
    ...(typeof code === 'string' && values !== undefined ? { values: values as FaultValues } : {}),
  }
}

/** Whether an error is that fault; one that comes from a worker is no `SourceFault` any more, but has its code. */
export const isFault = (error: unknown, code: SourceFaultCode): boolean => asSourceError(error).code === code

/** The data as an `Error` again, with its code and values. */
export const errorOf = ({ message, ...rest }: SourceError): Error => Object.assign(new Error(message), rest)
