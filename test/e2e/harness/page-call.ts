/** Calls of functions in another process: the function's source and its arguments travel as text. */

/** `expression` with what compiled functions need around them. `library`: source of a script that runs before it. */
export const scoped = (expression: string, library = ''): string =>
  // tsx compiles named functions into calls of its helper `__name`.
  `(() => { const __name = (named) => named; ${library}; return ${expression} })()`

/** The expression that calls `run`, which may use only its arguments, which must be JSON, and the globals of that process. */
export const callExpression = <Args extends readonly unknown[]>(
  run: (...args: Args) => unknown,
  args: Args,
  library = '',
): string => scoped(`(${run})(...${JSON.stringify(args)})`, library)
