/** One line above the story: a source that could not be refreshed or read, or no connection. */
import type { SourceState } from '../../sources/types.ts'
import { FaultLine } from '../../ui/fault-line.tsx'
import { indexName } from '../../ui/index-name.ts'
import { MoreIcon } from '../../ui/more-icons.tsx'
import { useWords } from '../../ui/words/context.ts'
import { faultText } from '../../ui/words/fault-text.ts'
import { secondsOf } from '../../ui/words/times.ts'
import { Repair } from './repair.tsx'

const SourceNotice = ({ source }: { source: SourceState }) => {
  const words = useWords()
  const index = indexName(source, words)
  const built = secondsOf(source.builtAt)
  const stays =
    built === null ? words.say('lastStaysInUse') : words.say('staysInUse', { date: words.day(built) })
  return (
    <div class="notice" role="status">
      <MoreIcon name="info" />
      <p>
        <b>{words.say(source.info ? 'notRefreshed' : 'unreadableTitle', { index })}</b>{' '}
        {source.error && <FaultLine fault={faultText(source.error, words)} />} {source.info && stays}
      </p>
      <Repair source={source} look="quiet" />
    </div>
  )
}

const OfflineNotice = () => {
  const words = useWords()
  return (
    <div class="notice" role="status">
      <MoreIcon name="offline" />
      <p>
        <b>{words.say('offlineTitle')}</b> {words.say('offlineBody')}
      </p>
    </div>
  )
}

/** At most one notice: the first source in trouble, else the lost connection. */
export const Notices = ({ sources, offline }: { sources: readonly SourceState[]; offline: boolean }) => {
  const failed = sources.find((source) => source.error !== null)
  if (failed) return <SourceNotice source={failed} />
  return offline ? <OfflineNotice /> : null
}
