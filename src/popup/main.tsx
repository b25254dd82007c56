/** Starts the popup: settings, words and the look-up at once; paints the answer, or the skeleton after 100 ms. */
import { render } from 'preact'
import '../ui/tokens.css'
import '../ui/ui.css'
import './styles/page.css'
import './styles/strip.css'
import './styles/rows.css'
import './popup.css'
import { openOptions, openTab } from '../platform/open.ts'
import { changeSettings, readSettings, type Settings } from '../platform/settings.ts'
import { WordsContext } from '../ui/words/context.ts'
import { announceLanguage, loadWords } from '../ui/words/load.ts'
import type { Words } from '../ui/words/words.ts'
import type { Actions } from './context.ts'
import { type Deferred, loadDeferred } from './defer.ts'
import { Popup } from './popup.tsx'
import { loadScreen } from './screen/load-screen.ts'
import type { Screen } from './screen/screen.ts'

/** Below this nobody sees a wait, and a skeleton would only flash. */
const FLASH_MS = 100

const now = Date.now() / 1000

/** What is on the screen; each change paints again. */
let settings: Settings
let screen: Screen = { state: 'loading', sources: [] }
let deferred: Deferred | null = null
/** The reader's last choice, until it lies on the device. */
let stored: Promise<unknown> = Promise.resolve()

/** Runs what opens a page elsewhere, then leaves: Firefox keeps a popup open otherwise. */
const leave = (opening: Promise<unknown>) =>
  void Promise.all([opening, stored]).then(
    () => window.close(),
    (error) => console.error(error),
  )

const actions = (paint: () => void): Actions => ({
  open: (url, background) => {
    const opening = openTab(url, background)
    if (!background) leave(opening)
  },
  openAll: (urls) => leave(Promise.all(urls.map((url) => openTab(url, true)))),
  copy: (text) => navigator.clipboard.writeText(text),
  choose: (change) => {
    settings = { ...settings, ...change(settings) }
    // Begun before the paint: a reader may close the popup right after.
    stored = changeSettings(change).catch(console.error)
    paint()
  },
  openOptions: () => leave(openOptions()),
  again: async () => {
    screen = await loadScreen().catch(failed)
    paint()
  },
  leave,
})

const dress = (words: Words) => {
  announceLanguage(words)
  if (settings.theme !== 'system') document.documentElement.dataset.theme = settings.theme
}

/** A painter that needs the settings and the words; kept apart so that the look-up need not wait for either. */
const painter = (words: Words) => {
  const paint = () => {
    document.documentElement.dataset.state = screen.state
    render(
      <WordsContext.Provider value={words}>
        <Popup
          screen={screen}
          deferred={deferred}
          choices={settings}
          actions={acts}
          now={now}
          offline={!navigator.onLine}
        />
      </WordsContext.Provider>,
      document.body,
    )
  }
  const acts = actions(paint)
  return paint
}

const fetchDeferred = async () => {
  deferred ??= await loadDeferred()
}

/** Two frames on, the first paint is made: what is fetched then takes no processor from it. */
const painted = () =>
  new Promise<void>((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()))
  })

/** Whether the screen cannot be painted, or would jump, without the deferred code. */
const needsDeferred = () =>
  screen.state !== 'story' ||
  screen.groups.length > 1 ||
  settings.view !== 'list' ||
  !navigator.onLine ||
  screen.sources.some(({ error }) => error !== null)

const failed = (error: unknown): Screen => {
  console.error(error)
  return { state: 'failed', sources: [] }
}

const start = async () => {
  const loading = loadScreen()
  // A failure is met where it is awaited; here it only must not count as unhandled meanwhile.
  loading.catch(() => {})
  settings = await readSettings()
  const words = await loadWords(settings.language)
  dress(words)
  const paint = painter(words)
  const slow = setTimeout(() => void fetchDeferred().then(paint), FLASH_MS)
  screen = await loading.catch(failed).finally(() => clearTimeout(slow))
  // For the benchmarks: the story is in hand.
  performance.mark('answer')
  if (needsDeferred()) await fetchDeferred()
  paint()
  if (deferred) return
  await painted()
  await fetchDeferred()
  paint()
}

// Don't await: the deferred chunk imports this one, so a top-level await would deadlock.
void start()
