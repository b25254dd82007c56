/** The table of sources: what each holds, and its state. */
import { useEffect } from 'preact/hooks'
import { requestOrigins } from '../platform/permissions.ts'
import { restoreBundled } from '../sources/install/bundled.ts'
import { listSources, onSourceRows, type SourceRow } from '../sources/manage/list-sources.ts'
import { refreshNow, removeSource } from '../sources/manage/sources.ts'
import { originsOfAddress } from '../sources/refresh/hosts.ts'
import { noticeLostFiles } from '../sources/refresh/missing-files.ts'
import { Button } from '../ui/button.tsx'
import { FaultLine } from '../ui/fault-line.tsx'
import { MoreIcon } from '../ui/more-icons.tsx'
import { PressStatus } from '../ui/press-status.tsx'
import { usePress } from '../ui/use-press.ts'
import { useWords } from '../ui/words/context.ts'
import { faultText } from '../ui/words/fault-text.ts'
import { secondsOf } from '../ui/words/times.ts'
import type { Words } from '../ui/words/words.ts'
import { sizeText } from './size.ts'
import { useLive } from './use-live.ts'

const COLUMNS = ['srcName', 'srcArticles', 'srcNewest', 'srcSize', 'srcChecked'] as const

export const SourceTable = () => {
  const words = useWords()
  const rows = useLive(listSources, onSourceRows)
  useEffect(() => {
    noticeLostFiles().catch(console.error)
  }, [])
  if (rows === undefined) return null
  if (rows.length === 0)
    return (
      <>
        <p class="sec__say">{words.say('noSourceTitle')}</p>
        <Restore />
      </>
    )
  return (
    <>
      <table class="src">
        <thead>
          <tr>
            {COLUMNS.map((key) => (
              <th scope="col" key={key} class={key === 'srcArticles' || key === 'srcSize' ? 'n' : ''}>
                {words.say(key)}
              </th>
            ))}
            <th>
              <span class="vh">{words.say('srcActions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SourceLines key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      {!rows.some(({ kind }) => kind === 'bundled') && <Restore />}
      <p class="hint">{words.say('srcScale')}</p>
    </>
  )
}

const Restore = () => {
  const words = useWords()
  const press = usePress()
  return (
    <div>
      <Button
        look="line"
        name="restore-bundled"
        onClick={() => press.run(() => restoreBundled().then(() => ''))}
      >
        {words.say('srcRestore')}
      </Button>
      <PressStatus press={press} />
    </div>
  )
}

const SourceLines = ({ row }: { row: SourceRow }) => {
  const words = useWords()
  const press = usePress()
  // A source can be removed while it is downloaded.
  const removal = usePress()
  const { id, name, articles, newest, bytes, error, refreshable } = row
  // Errors appear in the row's own warning.
  const again = () =>
    press.run(() =>
      refreshNow(id).then(
        () => '',
        () => '',
      ),
    )
  const time = secondsOf(newest)
  return (
    <>
      <tr class={error ? 'has-warn' : ''} data-source={id}>
        <td>
          <b dir="auto">{name}</b>
          <small>{kindText(row, words)}</small>
        </td>
        <td class="n" data-l={words.say('srcArticles')}>
          {articles === null ? '–' : words.number(articles)}
        </td>
        <td data-l={words.say('srcNewest')}>{time === null ? '–' : words.date(time)}</td>
        <td class="n" data-l={words.say('srcSize')}>
          <bdi>{sizeText(bytes, words)}</bdi>
        </td>
        <td data-l={words.say('srcChecked')}>{checkedText(row, words)}</td>
        <td class="acts">
          {refreshable && (
            <button
              class="btn btn--icon"
              type="button"
              disabled={press.busy}
              onClick={again}
              {...named(words.say('srcRefresh', { name }))}
            >
              <MoreIcon name="refresh" />
            </button>
          )}
          <button
            class="btn btn--icon"
            type="button"
            disabled={removal.busy}
            onClick={() => removal.run(() => removeSource(id).then(() => ''))}
            {...named(words.say('srcRemove', { name }))}
          >
            <MoreIcon name="remove" />
          </button>
        </td>
      </tr>
      {error && (
        <tr class="warn">
          <td colSpan={6}>
            <div class="warnbox">
              <MoreIcon name="info" />
              <p>
                <FaultLine fault={faultText(error, words)} />{' '}
                {articles !== null && !error.code.startsWith('files-') && words.say('lastStaysInUse')}
              </p>
              {refreshable && <TryAgain row={row} again={again} />}
            </div>
            <PressStatus press={removal} />
          </td>
        </tr>
      )}
    </>
  )
}

/** Requests a host that the reader revoked, within the press. */
const TryAgain = ({ row: { error, address }, again }: { row: SourceRow; again: () => void }) => {
  const words = useWords()
  const refused = error?.code === 'not-allowed' && address !== null
  const onClick = () => {
    if (refused)
      requestOrigins(originsOfAddress(address)).then((granted) => granted && again(), console.error)
    else again()
  }
  return (
    <Button look="quiet" onClick={onClick}>
      {words.say(refused ? 'srcAllow' : 'srcAgain')}
    </Button>
  )
}

const named = (text: string) => ({ 'aria-label': text, title: text })

function kindText({ kind, address }: SourceRow, words: Words): string {
  const host = address === null ? '' : new URL(address).host
  if (kind === 'bundled') return words.say('srcBundled')
  if (kind === 'url') return words.say('srcUrl', { host })
  if (kind === 'feed') return words.say('srcFeed', { host })
  return words.say(kind === 'file' ? 'kindFile' : 'kindFolder')
}

function checkedText({ kind, checkedAt, download }: SourceRow, words: Words): string {
  if (download !== null) {
    const done = sizeText(download.received, words)
    return words.say('srcDownloading', { done, of: sizeText(download.size, words) })
  }
  const time = secondsOf(checkedAt)
  if (kind !== 'feed' && kind !== 'url') return words.say('srcNotRefreshed')
  return time === null ? words.say('srcNotYet') : words.ago(time, Date.now() / 1000)
}
