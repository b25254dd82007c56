/** Why a document could not be read, as data with an English sentence. Other languages go by `code`. */

export type IntakeErrorData = {
  /** Stable kebab-case name. */
  readonly code: string
  /** Says what is wrong and, where possible, what to do. */
  readonly message: string
  /** What the sentences of other languages name: a limit, a count. */
  readonly values?: Readonly<Record<string, string | number>>
}

export class IntakeError extends Error {
  override readonly name = 'IntakeError'
  readonly code: string
  readonly values: IntakeErrorData['values'] | undefined

  constructor({ code, message, values }: IntakeErrorData, options: { readonly cause?: unknown } = {}) {
    super(message, options)
    this.code = code
    this.values = values
  }
}
