/** The footer's text about the indexes: name, and age or count. */
import type { SourceState } from '../../sources/types.ts'
import { indexName } from '../../ui/index-name.ts'
import { secondsOf } from '../../ui/words/times.ts'
import type { Words } from '../../ui/words/words.ts'

const builtOf = (source: SourceState) => secondsOf(source.builtAt)

const detailOfOne = (source: SourceState, now: number, words: Words): string => {
  if (source.info === null) return words.say('footNotInUse')
  const built = builtOf(source)
  if (built !== null)
    return words.say(source.error ? 'footBuiltFailed' : 'footBuilt', { ago: words.ago(built, now) })
  if (source.error) return words.say('footFailed')
  const newest = secondsOf(source.info.newest)
  return newest === null
    ? words.count('footUndated', source.info.articles)
    : words.count('footArticles', source.info.articles, { date: words.date(newest) })
}

/** One source is named, several are counted. */
export const footerWords = (
  sources: readonly SourceState[],
  now: number,
  words: Words,
): { name: string; detail: string | null } => {
  const [only, second] = sources
  if (only === undefined) return { name: words.say('manifest_name'), detail: null }
  if (second === undefined) return { name: indexName(only, words), detail: detailOfOne(only, now, words) }
  const built = sources.map(builtOf).filter((time) => time !== null)
  const newest =
    built.length > 0 ? words.say('footNewest', { ago: words.ago(Math.max(...built), now) }) : null
  return { name: words.count('footIndexes', sources.length), detail: newest }
}
