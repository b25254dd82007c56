/** The result of adding feeds, in words. */
import type { ErrorData } from '../platform/error-data.ts'
import { faultText, Told } from './words/fault-text.ts'
import type { Words } from './words/words.ts'

type Added = {
  readonly added: number
  readonly articles: number
  readonly refused: readonly { readonly address: string; readonly error: ErrorData }[]
}

/** @throws Error with the same words when nothing was added */
export function feedsAddedText(result: Added | null, words: Words): string {
  if (result === null) throw new Told(words.say('notAllowed'))
  const { added, articles, refused } = result
  const done =
    added > 0
      ? words.say('addedFeeds', {
          articles: words.count('nArticles', articles),
          feeds: words.count('nFeeds', added),
        })
      : ''
  const not = refused.map(({ address, error }) =>
    words.say('faultOf', { name: address, fault: faultText(error, words).text }),
  )
  const said = [done, ...not].filter((text) => text !== '').join('\n')
  if (added === 0 && refused.length > 0) throw new Told(said)
  return said || words.say('fault_already_added')
}
