/** The name of an index on screens. */
import { bounded } from './text.ts'
import type { Words } from './words/words.ts'

/** Longest name in UTF-16 units. */
const MOST = 60

/** Of a source. */
type Named = { readonly kind: string; readonly name: string }

/** Its maker's name for it. The index of all feeds is made on the device and named in the reader's language. */
export const indexName = ({ kind, name }: Named, words: Words): string =>
  kind === 'feed' ? words.say('feedsIndex') : bounded(name, MOST)
