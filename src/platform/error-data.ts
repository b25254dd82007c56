/** Errors as data: in records, between threads, and in messages, where a rejected promise loses its code on the way. */

/** A stable code, an English sentence that says what and what to do, and what the sentences of other languages name: a host, a count, an ISO 8601 moment. */
export type ErrorData = {
  readonly code: string
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** Only this project's errors have a code in words, and their values are typed. */
export function errorData(error: unknown): ErrorData {
  const { code, values }: { code?: unknown; values?: unknown } =
    typeof error === 'object' && error !== null ? error : {}
  const message = error instanceof Error ? error.message : String(error)
  if (typeof code !== 'string') return { code: 'unexpected', message }
  return {
    code,
    message,
    ...(values === undefined ? {} : { values: values as NonNullable<ErrorData['values']> }),
  }
}
