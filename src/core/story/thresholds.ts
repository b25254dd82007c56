/** Least likeness that is shown, by what the page tells of itself, and the run that chose it. */

export const thresholds = {
  /** Title and description, dated. */
  dated: 0.3,
  /** Title and description, no date. */
  undated: 0.3,
  /** A title alone. */
  titleOnly: 0.3,
} as const
