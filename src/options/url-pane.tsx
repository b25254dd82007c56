/** Adds a published index by its address. */

import { addIndexUrl } from '../sources/manage/sources.ts'
import { readPublicationAddress } from '../sources/manage/typed-address.ts'
import { PressStatus } from '../ui/press-status.tsx'
import { usePress } from '../ui/use-press.ts'
import { useWords } from '../ui/words/context.ts'
import { AddressForm } from './address-form.tsx'

export const UrlPane = () => {
  const words = useWords()
  const press = usePress()
  return (
    <div class="adding">
      <AddressForm
        id="add-url"
        label={words.say('addUrlLabel')}
        hint={words.say('addUrlHint')}
        press={press}
        read={readPublicationAddress}
        add={(address) => addIndexUrl(address).then(() => words.say('added'))}
      />
      <PressStatus press={press} />
    </div>
  )
}
