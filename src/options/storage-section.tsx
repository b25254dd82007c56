/** Storage: the space that sources take, how long articles of feeds are kept, and whether the browser may evict them. */
import { useState } from 'preact/hooks'
import { onSourceRows } from '../sources/manage/list-sources.ts'
import { keepFor } from '../sources/manage/sources.ts'
import { KEEP_DAYS, readKeepDays } from '../sources/refresh/keep-days.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { PressStatus } from '../ui/press-status.tsx'
import { usePress } from '../ui/use-press.ts'
import { useWords } from '../ui/words/context.ts'
import { sizeText } from './size.ts'
import { useLive } from './use-live.ts'

const never = () => () => {}

/** In bytes; undefined if the browser does not say. */
async function storageUse() {
  const [{ usage, quota }, persisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ])
  return { usage, quota, persisted }
}

export const StorageSection = () => {
  const words = useWords()
  const press = usePress()
  const use = useLive(storageUse, onSourceRows)
  const kept = useLive(readKeepDays, never)
  const [chosen, setChosen] = useState<number | null>(null)
  const [persisted, setPersisted] = useState(false)
  const choose = (days: number) => {
    setChosen(days)
    keepFor(days).catch(console.error)
  }
  const persist = () =>
    press.run(async () => {
      // Firefox may show a prompt.
      const granted = await navigator.storage.persist()
      setPersisted(granted)
      return granted ? '' : words.say('persistRefused')
    })
  if (use === undefined || kept === undefined) return null
  return (
    <>
      <p class="sec__say" data-used={use.usage}>
        {use.usage !== undefined && use.quota !== undefined
          ? words.say('storageUsed', { used: sizeText(use.usage, words), limit: sizeText(use.quota, words) })
          : words.say('storageUnknown')}
      </p>
      <p class="sec__say">{words.say(persisted || use.persisted ? 'persisted' : 'notPersisted')}</p>
      {!persisted && !use.persisted && (
        <Button look="line" name="persist" onClick={persist}>
          {words.say('persistAsk')}
        </Button>
      )}
      <PressStatus press={press} />
      <div class="pref">
        <label class="lab" for="keep">
          {words.say('keepDays')}
        </label>
        <span class="pick pick--line">
          <select
            id="keep"
            value={chosen ?? kept}
            onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
          >
            {KEEP_DAYS.map((days) => (
              <option key={days} value={days}>
                {words.count('days', days)}
              </option>
            ))}
          </select>
          <Icon name="chevron" />
        </span>
        <p class="hint">{words.say('keepDaysHint')}</p>
      </div>
    </>
  )
}
