/** A field for an address, and the button that adds it. */
import { useState } from 'preact/hooks'
import { requestOrigins } from '../platform/permissions.ts'
import { originsOfAddress } from '../sources/refresh/hosts.ts'
import { Button } from '../ui/button.tsx'
import type { Press } from '../ui/use-press.ts'
import { useWords } from '../ui/words/context.ts'
import { LocalizedError } from '../ui/words/fault-text.ts'

type Props = {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly press: Press
  /** The address as it will be requested. @throws Error with a sentence for the reader */
  readonly read: (typed: string) => string
  /** Runs once the host is granted. Its result is shown. */
  readonly add: (address: string) => Promise<string>
}

export const AddressForm = ({ id, label, hint, press, read, add }: Props) => {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    press.run(async () => {
      const address = read(typed)
      // Nothing is awaited before the permission request: both browsers require the user gesture.
      const granted = await requestOrigins(originsOfAddress(address))
      if (!granted) throw new LocalizedError(words.say('notAllowed'))
      const result = await add(address)
      setTyped('')
      return result
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <label class="lab" for={id}>
        {label}
      </label>
      <div class="inline">
        <input
          class="field"
          id={id}
          type="url"
          dir="ltr"
          placeholder="https://"
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <Button look="main" type="submit" disabled={press.busy}>
          {words.say(press.busy ? 'working' : 'add')}
        </Button>
      </div>
      <p class="hint">{hint}</p>
    </form>
  )
}
