/** The automatic count on the icon: for outlets that the reader chooses, or for all sites. */
import { useState } from 'preact/hooks'
import { onOrigins, removeOrigins, requestOrigins } from '../platform/permissions.ts'
import {
  ALL_SITES,
  AMP_HOSTS,
  countOrigins,
  FIRST_TICKED,
  grantedCountOrigins,
  MAX_OUTLETS_PER_PROMPT,
  readCountGrants,
} from '../sources/manage/badge-grants.ts'
import { listOutlets, onOutlets } from '../sources/manage/list-outlets.ts'
import { AddPicks } from '../ui/add-picks.tsx'
import { Button } from '../ui/button.tsx'
import { outletName } from '../ui/outlet.ts'
import { PressStatus } from '../ui/press-status.tsx'
import { Tile } from '../ui/tile.tsx'
import { usePress } from '../ui/use-press.ts'
import { useWords } from '../ui/words/context.ts'
import { LocalizedError } from '../ui/words/fault-text.ts'
import { useLive } from './use-live.ts'

export const AutomaticCount = () => {
  const words = useWords()
  const outlets = useLive(listOutlets, onOutlets)
  const grants = useLive(readCountGrants, onOrigins)
  if (outlets === undefined || grants === undefined) return null
  const granted = outlets.filter(({ domain }) => grants.domains.has(domain)).length
  return (
    <div class="card">
      <h3>{words.say('countTitle')}</h3>
      {grants.everywhere && <p>{words.say('countEverywhere')}</p>}
      {!grants.everywhere && granted > 0 && <p>{words.count('countOn', granted)}</p>}
      {!grants.everywhere && (
        <Ask outlets={outlets.filter(({ domain }) => !grants.domains.has(domain))} isFirst={granted === 0} />
      )}
      <Others everywhere={grants.everywhere} amp={grants.amp} counting={grants.everywhere || granted > 0} />
      <p class="hint">{words.say('countHint')}</p>
    </div>
  )
}

type Outlets = Awaited<ReturnType<typeof listOutlets>>

/** Up to this many outlets are named in the sentence; more are only listed. */
const NAMED = 12

const Named = ({ outlets }: { outlets: Outlets }) => (
  <ul class="outs">
    {outlets.map(({ name, domain }) => (
      <li key={domain}>
        <Tile provider={{ name, domain }} />
        <span>
          {outletName({ name, domain })}
          <small>
            <bdi dir="ltr">{domain}</bdi>
          </small>
        </span>
      </li>
    ))}
  </ul>
)

/** Few outlets: all of them with one press, or a selection. Many: a selection, with the largest ones checked. */
const Ask = ({ outlets, isFirst }: { outlets: Outlets; isFirst: boolean }) => {
  const words = useWords()
  const press = usePress()
  const [choosing, setChoosing] = useState(false)
  const many = outlets.length > MAX_OUTLETS_PER_PROMPT
  const allow = async (domains: readonly string[]) => {
    const granted = await requestOrigins(countOrigins(domains))
    if (!granted) throw new LocalizedError(words.say('countRefused'))
    return words.say('countAllowed')
  }
  if (outlets.length === 0) return null
  const picks = outlets.map(({ name, domain, articles }) => ({
    key: domain,
    name,
    domain,
    note: `${domain} · ${words.number(articles)}`,
  }))
  return (
    <>
      {isFirst && (
        <p>
          {many ? words.say('countMany', { n: outlets.length }) : words.count('countFew', outlets.length)}
        </p>
      )}
      {!choosing && outlets.length <= NAMED && <Named outlets={outlets} />}
      {many || choosing ? (
        <AddPicks
          picks={picks}
          ticked={picks.slice(0, many ? FIRST_TICKED : picks.length).map(({ key }) => key)}
          label={(count) => words.count('countAllow', count)}
          run={allow}
        />
      ) : (
        <div class="acts">
          <Button
            look="main"
            name="count-all"
            onClick={() => press.run(() => allow(outlets.map(({ domain }) => domain)))}
          >
            {words.count('countAllow', outlets.length)}
          </Button>
          <Button look="line" name="count-choose" onClick={() => setChoosing(true)}>
            {words.say('countChoose')}
          </Button>
        </div>
      )}
      <PressStatus press={press} />
    </>
  )
}

const Others = ({ everywhere, amp, counting }: { everywhere: boolean; amp: boolean; counting: boolean }) => {
  const words = useWords()
  const press = usePress()
  const ask = (origins: readonly string[]) =>
    press.run(async () => {
      if (!(await requestOrigins(origins))) throw new LocalizedError(words.say('countRefused'))
      return words.say('countAllowed')
    })
  const stop = () =>
    press.run(async () =>
      (await removeOrigins(await grantedCountOrigins())) ? '' : words.say('countRefused'),
    )
  return (
    <>
      {!everywhere && (
        <Offer
          name="count-everywhere"
          text={words.say('countAll')}
          hint={words.say('countAllHint')}
          onClick={() => ask(ALL_SITES)}
        />
      )}
      {!everywhere && !amp && counting && (
        <Offer
          name="count-amp"
          text={words.say('countAmp')}
          hint={words.say('countAmpHint')}
          onClick={() => ask(AMP_HOSTS)}
        />
      )}
      {(counting || amp) && <Offer name="count-stop" text={words.say('countStop')} hint="" onClick={stop} />}
      <PressStatus press={press} />
    </>
  )
}

const Offer = ({
  name,
  text,
  hint,
  onClick,
}: {
  name: string
  text: string
  hint: string
  onClick: () => void
}) => (
  <div class="acts">
    <Button look="line" name={name} onClick={onClick}>
      {text}
    </Button>
    {hint && <p class="hint">{hint}</p>}
  </div>
)
