/** Outlets that are hidden: neither listed nor counted. */
import { useState } from 'preact/hooks'
import { registrableDomain } from '../core/url/provider.ts'
import { changeSettings, type Settings } from '../platform/settings.ts'
import { listOutlets, onOutlets } from '../sources/manage/list-outlets.ts'
import { Button } from '../ui/button.tsx'
import { PressStatus } from '../ui/press-status.tsx'
import { Tile } from '../ui/tile.tsx'
import { usePress } from '../ui/use-press.ts'
import { useWords } from '../ui/words/context.ts'
import { LocalizedError } from '../ui/words/fault-text.ts'
import { useLive } from './use-live.ts'

export const HiddenOutlets = ({ settings: { hidden } }: { settings: Settings }) => {
  const words = useWords()
  const press = usePress()
  const [typed, setTyped] = useState('')
  const hide = (event: Event) => {
    event.preventDefault()
    press.run(async () => {
      const domain = registrableDomain(typed.trim().toLowerCase())
      if (domain === null) throw new LocalizedError(words.say('hideWrong'))
      await changeSettings(({ hidden }) => ({ hidden: [...hidden, domain] }))
      setTyped('')
      return ''
    })
  }
  return (
    <>
      {hidden.length === 0 ? <p class="sec__say">{words.say('hiddenNone')}</p> : <Hidden domains={hidden} />}
      <form onSubmit={hide}>
        <label class="lab" for="hide">
          {words.say('hideOutlet')}
        </label>
        <div class="inline">
          <input
            class="field"
            id="hide"
            dir="ltr"
            placeholder="example.com"
            autocomplete="off"
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <Button look="line" type="submit">
            {words.say('hideNow')}
          </Button>
        </div>
        <PressStatus press={press} />
      </form>
    </>
  )
}

/** A component of its own, because the names need all outlets of all sources: 8,000 in a large index. */
const Hidden = ({ domains }: { domains: readonly string[] }) => {
  const words = useWords()
  const outlets = useLive(listOutlets, onOutlets) ?? []
  const nameOf = (domain: string) => outlets.find((each) => each.domain === domain)?.name ?? domain
  const show = (domain: string) =>
    void changeSettings(({ hidden }) => ({ hidden: hidden.filter((each) => each !== domain) })).catch(
      console.error,
    )
  return (
    <ul class="list">
      {domains.map((domain) => (
        <li key={domain}>
          <Tile provider={{ name: nameOf(domain), domain }} />
          <span>
            <bdi>{nameOf(domain)}</bdi>
            {nameOf(domain) !== domain && (
              <small>
                <bdi dir="ltr">{domain}</bdi>
              </small>
            )}
          </span>
          <Button look="quiet" onClick={() => show(domain)}>
            {words.say('showAgain')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
