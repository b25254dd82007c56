/** The words by which pages that share an id are compared. */
import { mainUrl } from '../../article/main-url.ts'
import type { Article } from '../../article/types.ts'
import { bareTitle } from '../../text/headline.ts'
import { words } from '../../text/words.ts'
import { addressText } from '../../url/address-text.ts'
import type { PageWords } from '../../url/id-evidence.ts'

/** More words than this are no headline's. */
const MAX_WORDS = 40

/** What an article's address and headline say. */
export function pageWords(article: Article): PageWords {
  const { title, provider } = article
  return {
    path: stems(addressText(mainUrl(article))),
    headline: stems(bareTitle(title, [provider.name, provider.domain])),
  }
}

/** The words that say something: no stop words, no numbers, no Latin words of one or two letters. */
function stems(text: string): Set<string> {
  const said = words(text, MAX_WORDS).filter(({ stem, stop }) => !stop && !/^(?:\d+|[a-z]{1,2})$/.test(stem))
  return new Set(said.map(({ stem }) => stem))
}
