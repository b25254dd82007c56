/** The popup's own components over fixtures, without a browser extension: ?scene=story&lang=ar&view=compare&theme=dark */
import { render } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import '../../src/ui/tokens.css'
import '../../src/ui/ui.css'
import '../../src/popup/styles/page.css'
import '../../src/popup/styles/strip.css'
import '../../src/popup/styles/rows.css'
import '../../src/popup/popup.css'
import type { Actions, Choices } from '../../src/popup/context.ts'
import * as later from '../../src/popup/later.ts'
import { Popup } from '../../src/popup/popup.tsx'
import { WordsContext } from '../../src/ui/words/context.ts'
import { pickLanguage } from '../../src/ui/words/languages.ts'
import { announceLanguage } from '../../src/ui/words/load.ts'
import { makeWords } from '../../src/ui/words/words.ts'
import { NOW } from './fixtures.ts'
import { SCENES } from './scenes.ts'

const query = new URLSearchParams(location.search)
const language = pickLanguage(query.get('lang'), ['en'])
const messages = await (await fetch(`/_locales/${language}/messages.json`)).json()
const words = makeWords(language, messages, 'UTC')
announceLanguage(words)
const theme = query.get('theme')
if (theme) document.documentElement.dataset.theme = theme

const scene = SCENES[query.get('scene') ?? 'sample']
if (!scene) throw new Error(`No such scene. There are: ${Object.keys(SCENES).join(', ')}`)
document.documentElement.dataset.state = scene.state

const asView = (view: string | null): Choices['view'] =>
  view === 'compare' || view === 'timeline' ? view : 'list'

const Gallery = () => {
  const [choices, setChoices] = useState<Choices>({
    order: 'best',
    view: asView(query.get('view')),
    pictures: false,
    hidden: [],
  })
  const actions = useMemo<Actions>(
    () => ({
      open: (url, background) => console.log('open', url, background),
      openAll: (urls) => console.log('open all', urls),
      copy: async (text) => console.log(text),
      choose: (change) => setChoices((before) => ({ ...before, ...change(before) })),
      openOptions: () => console.log('options'),
      again: async () => console.log('again'),
      leave: (opening) => void opening.then(() => console.log('leave')),
    }),
    [],
  )
  return (
    <WordsContext.Provider value={words}>
      <Popup
        screen={scene}
        later={later}
        choices={choices}
        actions={actions}
        now={NOW}
        offline={query.has('offline')}
      />
    </WordsContext.Provider>
  )
}

render(<Gallery />, document.body)
