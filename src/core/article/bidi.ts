/** Characters that turn the reading direction: an outlet's name that ends in one makes the score beside it read as another. */

const TURNS = /[\u202a-\u202e\u2066-\u2069]/g

/** The text without embeddings, overrides and isolates. The marks (U+200E, U+200F) stay: they are spelling, and turn nothing else. */
export const stripBidiControls = (text: string): string => text.replace(TURNS, '')
