/** Errors as data, for storage, workers and messages: a rejected promise would lose its code on the way. */

/** A stable code, an English sentence, and the values that sentences in other languages need: a host, a count, an ISO 8601 moment. */
export type ErrorData = {
  readonly code: string
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** Only our own errors have a string code; their values are typed. */
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
