/** Exports settings and sources to a file, and imports them. */
import { useState } from 'preact/hooks'
import { requestOrigins } from '../platform/permissions.ts'
import { exportAll, type Import, importAll, readExport } from '../sources/manage/backup.ts'
import { countOrigins } from '../sources/manage/badge-grants.ts'
import { originsOfAddresses } from '../sources/refresh/hosts.ts'
import { Button } from '../ui/button.tsx'
import { PressStatus } from '../ui/press-status.tsx'
import { usePress } from '../ui/use-press.ts'
import { useWords } from '../ui/words/context.ts'
import { download } from './download.ts'

const FILE_NAME = 'second-source-settings.json'

export const SettingsFile = () => {
  const words = useWords()
  const press = usePress()
  const [found, setFound] = useState<Import | null>(null)
  const save = () =>
    press.run(async () => {
      download(FILE_NAME, 'application/json', await exportAll())
      return ''
    })
  const take = (file: File | undefined) =>
    file &&
    press.run(async () => {
      setFound(readExport(await file.text()))
      return ''
    })
  const restore = (wanted: Import) =>
    press.run(async () => {
      const addresses = [...wanted.feeds.map(({ address }) => address), ...wanted.indexes]
      const origins = [...originsOfAddresses(addresses), ...countOrigins(wanted.countOn)]
      // Settings are restored even if the reader refuses the hosts: the sources then say what they lack.
      if (origins.length > 0) await requestOrigins(origins)
      await importAll(wanted)
      setFound(null)
      return words.say('imported')
    })
  return (
    <>
      <p class="sec__say">
        {words.say('settingsSay')} {words.say('settingsNot')}
      </p>
      <div class="inline" style="flex-wrap:wrap">
        <Button look="line" name="export" disabled={press.busy} onClick={save}>
          {words.say('exportSettings')}
        </Button>
        <label class="btn btn--line">
          <input
            class="vh"
            type="file"
            name="import"
            accept=".json"
            onChange={({ currentTarget }) => take(currentTarget.files?.[0])}
          />
          <span>{words.say('importSettings')}</span>
        </label>
      </div>
      {found && (
        <div>
          <p class="sec__say">
            {words.say('importFound', {
              feeds: words.count('nFeeds', found.feeds.length),
              indexes: words.count('nIndexes', found.indexes.length),
            })}
          </p>
          <Button look="main" name="restore" disabled={press.busy} onClick={() => restore(found)}>
            {words.say(press.busy ? 'working' : 'importNow')}
          </Button>
        </div>
      )}
      <PressStatus press={press} />
    </>
  )
}
