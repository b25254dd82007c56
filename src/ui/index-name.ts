/** The name of an index on screens. */
import { bounded } from './text.ts'
import type { Words } from './words/words.ts'

/** Longest name in UTF-16 units. */
const MAX_NAME_LENGTH = 60

type Named = { readonly kind: string; readonly name: string }

/** The index's own name. The index of all feeds, which the extension makes, is named in the reader's language. */
export const indexName = ({ kind, name }: Named, words: Words): string =>
  kind === 'feed' ? words.say('feedsIndex') : bounded(name, MAX_NAME_LENGTH)
