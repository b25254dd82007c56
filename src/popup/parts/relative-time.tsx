/** A row's time relative to the page being read. The tooltip has the full date, time and zone. */
import { useWords } from '../../ui/words/context.ts'
import { secondsOf, spanOf } from '../../ui/words/times.ts'
import type { Words } from '../../ui/words/words.ts'

/** "10 minutes earlier", "the same minute"; the date if the page has no time. */
const relativeTime = (time: number, page: number | null, words: Words): string => {
  if (page === null) return words.date(time)
  const span = spanOf(time - page)
  if (span === null) return words.say('sameMinute')
  return words.say(time < page ? 'earlier' : 'later', { span: words.span(span) })
}

export const RelativeTime = ({ iso, page }: { iso: string | null; page: string | null }) => {
  const words = useWords()
  const time = secondsOf(iso)
  if (time === null || iso === null) return <span class="undated">{words.say('noDate')}</span>
  return (
    <time dateTime={iso} title={words.full(time)}>
      {relativeTime(time, secondsOf(page), words)}
    </time>
  )
}

/** The page's own time, in full. */
export const PageTime = ({ iso }: { iso: string | null }) => {
  const words = useWords()
  const time = secondsOf(iso)
  if (time === null || iso === null) return null
  return (
    <time dateTime={iso} title={words.full(time)}>
      {words.moment(time)}
    </time>
  )
}
