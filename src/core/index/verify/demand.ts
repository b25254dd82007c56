/** How a check fails. */
import { IndexError } from '../../bytes/index-error.ts'

/** @throws IndexError unless the file has what was expected */
export function demand(
  holds: boolean,
  offset: number,
  expected: string | number,
  found: string | number,
): void {
  if (!holds) throw new IndexError('malformed', offset, expected, found)
}
