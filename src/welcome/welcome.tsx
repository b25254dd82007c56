/** First steps: open the sample, choose outlets, pin the icon, add more. */
import { samplePage } from '../platform/tab.ts'
import { addPickedFeeds } from '../sources/manage/add-picked-feeds.ts'
import { STARTER_PICKS } from '../sources/manage/starter-feeds.ts'
import { AddPicks } from '../ui/add-picks.tsx'
import { feedsAddedText } from '../ui/feeds-added.ts'
import { Logo } from '../ui/icons.tsx'
import { useWords } from '../ui/words/context.ts'
import { PinPicture } from './pin-picture.tsx'

const OPTIONS = '/src/options/index.html#add-source'

export const Welcome = () => {
  const words = useWords()
  return (
    <main class="hello">
      <div class="hello__top">
        <Logo size={48} />
        <h1>{words.say('welcomeTitle')}</h1>
        <p class="hello__go">
          <a class="btn btn--main btn--big" href={samplePage} target="_blank" rel="noreferrer">
            <span>{words.say('openSample')}</span>
          </a>
          <span>{words.say('welcomeSample')}</span>
        </p>
      </div>
      <section class="hello__step" id="outlets">
        <h2>{words.say('welcomeChoose')}</h2>
        <p>{words.say('welcomeChooseSay')}</p>
        <AddPicks
          picks={STARTER_PICKS}
          label={(count) => words.count('addOutlets', count)}
          offerCount
          run={(addresses, count) =>
            addPickedFeeds(addresses, count).then((added) => feedsAddedText(added, words))
          }
        />
      </section>
      <div class="duo">
        <section class="hello__step">
          <h2>{words.say('welcomePin')}</h2>
          <p>{words.say('welcomePinHow')}</p>
          <PinPicture label={words.say('welcomePinAlt')} />
        </section>
        <section class="hello__step">
          <h2>{words.say('addSource')}</h2>
          <p>{words.say('welcomeMore')}</p>
          <p class="acts">
            <a class="btn btn--line" href={OPTIONS}>
              <span>{words.say('addSource')}</span>
            </a>
          </p>
        </section>
      </div>
    </main>
  )
}
