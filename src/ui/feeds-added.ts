/** The result of adding feeds, in words. */
import type { ErrorData } from '../platform/error-data.ts'
import { faultText, LocalizedError } from './words/fault-text.ts'
import type { Words } from './words/words.ts'

type Added = {
  readonly added: number
  readonly articles: number
  readonly refused: readonly { readonly address: string; readonly error: ErrorData }[]
}

/** @throws LocalizedError with the same text if nothing was added */
export function feedsAddedText(outcome: Added | null, words: Words): string {
  if (outcome === null) throw new LocalizedError(words.say('notAllowed'))
  const { added, articles, refused } = outcome
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
  const result = [done, ...not].filter((text) => text !== '').join('\n')
  if (added === 0 && refused.length > 0) throw new LocalizedError(result)
  return result || words.say('fault_already_added')
}
