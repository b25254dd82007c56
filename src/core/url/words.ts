/** Reads the tables: lines of words become one set. */

/** All words of `lines` (separated by blanks), in lower case. */
export function wordSet(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.toLowerCase().split(' ')))
}
