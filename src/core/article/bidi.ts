/** Removes characters that change the direction of text: a name that ends in one would reorder the score beside it. */

const TURNS = /[\u202a-\u202e\u2066-\u2069]/g

/** The text without embeddings, overrides and isolates. The marks U+200E and U+200F stay: they are part of spelling and affect only their neighbours. */
export const stripBidiControls = (text: string): string => text.replace(TURNS, '')
