/** The exit codes of `second-source`, and the error that carries one. */

export const EXIT = {
  /** Success, perhaps with warnings. */
  fine: 0,
  /** Some input was left out. With --strict: there was a warning, and nothing was written. */
  leftOut: 1,
  usage: 2,
  /** A file could not be read or written, or is invalid. */
  io: 3,
} as const

export type Exit = (typeof EXIT)[keyof typeof EXIT]

/** Ends the command with one line on stderr. The message says what is wrong and what to do. */
export class CliError extends Error {
  readonly exit: Exit

  constructor(exit: Exit, message: string) {
    super(message)
    this.exit = exit
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'a part of its path is a file, not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
}

/** The reason of a file system error, in words. */
export function ioError(action: string, path: string, error: unknown): CliError {
  if (error instanceof CliError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error))
  return new CliError(EXIT.io, `cannot ${action} ${path}: ${reason}`)
}
