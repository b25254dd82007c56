/** A feed's bytes to a feed, whatever its kind, or the reason why it is none. */

import { decodeText } from '../decode-text.ts'
import { IntakeError, type IntakeErrorData } from '../intake-error.ts'
import type { Feed } from './feed.ts'
import { readJsonFeed } from './json-feed.ts'
import { MAX_FEED_BYTES } from './limits.ts'
import { readXmlFeed } from './xml-feed.ts'

/**
 * Parses a feed. Of one that is too large, damaged or cut off, it gives what can be read.
 * @param contentType the response's header, null if there is none
 * @throws IntakeError if it is a web page, or not a feed
 */
export function parseFeed(bytes: Uint8Array, contentType: string | null): Feed {
  const text = decodeText(bytes.subarray(0, MAX_FEED_BYTES), contentType)
  const feed = /^\s*[{[]/.test(text) ? readJsonFeed(text) : readXmlFeed(text)
  if (feed === null) throw new IntakeError(notAFeed(text))
  return feed
}

function notAFeed(text: string): IntakeErrorData {
  if (text.trim() === '') return { code: 'feed-empty', message: 'The address answered with nothing.' }
  if (/^\s*<(?:!doctype\s+html|html)\b/i.test(text))
    return { code: 'feed-page', message: 'This is a web page, not a feed.' }
  if (/^\s*[<{]/.test(text))
    return {
      code: 'feed-damaged',
      message: 'The feed is damaged, or of a kind that is not known (RSS, Atom, RDF and JSON Feed are).',
    }
  return { code: 'not-a-feed', message: 'This is not a feed (RSS, Atom, RDF and JSON Feed are known).' }
}
