/** Adds feeds: by address, from a list of another feed reader, or from the outlets to choose from. */
import { useState } from 'preact/hooks'
import { feedsOfPage } from '../intake/feed/discover.ts'
import type { ListedFeed } from '../intake/feed/opml.ts'
import { feedsInHash } from '../platform/page-feeds.ts'
import { addFeeds } from '../sources/manage/add-feeds.ts'
import { addPickedFeeds } from '../sources/manage/add-picked-feeds.ts'
import { listFeeds } from '../sources/manage/backup.ts'
import { feedAt, STARTER_PICKS } from '../sources/manage/starter-feeds.ts'
import { readTypedAddress } from '../sources/manage/typed-address.ts'
import { AddPicks } from '../ui/add-picks.tsx'
import { Button } from '../ui/button.tsx'
import { feedsAddedText } from '../ui/feeds-added.ts'
import type { Pick } from '../ui/pick-list.tsx'
import { PressStatus } from '../ui/press-status.tsx'
import { usePress } from '../ui/use-press.ts'
import { useWords } from '../ui/words/context.ts'
import { AddressForm } from './address-form.tsx'
import { download } from './download.ts'

export const FeedPane = () => {
  const words = useWords()
  const press = usePress()
  const [listed, setListed] = useState<readonly ListedFeed[]>([])
  const [ofPage] = useState(() => feedsOfPage(feedsInHash(location.hash)))
  return (
    <div class="adding stack">
      {ofPage.length > 0 && (
        <Feeds title={words.say('pageFeeds')} picks={ofPage.map(pickOf)} allTicked={ofPage.length === 1} />
      )}
      <AddressForm
        id="add-feed"
        label={words.say('addFeedLabel')}
        hint={words.say('addFeedHint')}
        press={press}
        read={(typed) => readTypedAddress(typed).href}
        add={(address) => addFeeds([feedAt(address)]).then((added) => feedsAddedText(added, words))}
      />
      <PressStatus press={press} />
      <Opml onListed={setListed} />
      {listed.length > 0 && (
        <Feeds
          key={listed.map(({ address }) => address).join()}
          title={words.say('opmlFound')}
          picks={listed.map(pickOf)}
          allTicked
        />
      )}
      <Feeds title={words.say('starterTitle')} picks={STARTER_PICKS} allTicked={false} offerCount />
    </div>
  )
}

const pickOf = ({ title, address }: ListedFeed): Pick => {
  const { hostname } = new URL(address)
  return { key: address, name: title || hostname, domain: hostname }
}

const Feeds = ({
  title,
  picks,
  allTicked,
  offerCount = false,
}: {
  title: string
  picks: readonly Pick[]
  allTicked: boolean
  offerCount?: boolean
}) => {
  const words = useWords()
  return (
    <div>
      <h3 class="lab">{title}</h3>
      <AddPicks
        picks={picks}
        ticked={allTicked ? picks.map(({ key }) => key) : []}
        label={(count) => words.count('addOutlets', count)}
        offerCount={offerCount}
        run={(addresses, count) =>
          addPickedFeeds(addresses, count).then((added) => feedsAddedText(added, words))
        }
      />
    </div>
  )
}

/** Lists of feeds: read from another feed reader, and written for one. */
const Opml = ({ onListed }: { onListed: (feeds: readonly ListedFeed[]) => void }) => {
  const words = useWords()
  const press = usePress()
  // The parser is only worth loading for a reader who has such a list.
  const load = () => import('../intake/feed/opml.ts')
  const take = (file: File | undefined) =>
    file &&
    press.run(async () => {
      const { readOpml } = await load()
      const feeds = readOpml(new Uint8Array(await file.arrayBuffer()))
      onListed(feeds)
      return words.count('nFeeds', feeds.length)
    })
  const save = () =>
    press.run(async () => {
      const { writeOpml } = await load()
      const feeds = await listFeeds()
      download('second-source-feeds.opml', 'text/x-opml', writeOpml(feeds))
      return words.count('nFeeds', feeds.length)
    })
  return (
    <div>
      <div class="inline" style="flex-wrap:wrap">
        <label class="btn btn--line">
          <input
            class="vh"
            type="file"
            name="opml"
            accept=".opml,.xml"
            onChange={({ currentTarget }) => take(currentTarget.files?.[0])}
          />
          <span>{words.say('addOpml')}</span>
        </label>
        <Button look="line" name="export-opml" disabled={press.busy} onClick={save}>
          {words.say('exportOpml')}
        </Button>
      </div>
      <PressStatus press={press} />
    </div>
  )
}
