/** Starts the popup: loads settings, words and the story at the same time, then paints. After 100 ms it paints a skeleton. */
import { render } from 'preact'
import '../ui/tokens.css'
import '../ui/ui.css'
import './styles/page.css'
import './styles/strip.css'
import './styles/rows.css'
import './popup.css'
import { openOptions, openTab } from '../platform/extension-pages.ts'
import { changeSettings, readSettings, type Settings } from '../platform/settings.ts'
import { WordsContext } from '../ui/words/context.ts'
import { announceLanguage, loadWords } from '../ui/words/load.ts'
import type { Words } from '../ui/words/words.ts'
import type { Actions } from './context.ts'
import { type Deferred, loadDeferred } from './defer.ts'
import { Popup } from './popup.tsx'
import { loadScreen } from './screen/load-screen.ts'
import type { Screen } from './screen/screen.ts'

/** Shorter waits go unnoticed; a skeleton would only flash. */
const SKELETON_DELAY_MS = 100

const now = Date.now() / 1000

/** The state of the screen. Each change paints again. */
let settings: Settings
let screen: Screen = { state: 'loading', sources: [] }
let deferred: Deferred | null = null
/** Resolves when the reader's last choice is stored. */
let stored: Promise<unknown> = Promise.resolve()

/** Closes the popup once `opening` is done: Firefox would keep it open. */
const closeAfter = (opening: Promise<unknown>) =>
  void Promise.all([opening, stored]).then(
    () => window.close(),
    (error) => console.error(error),
  )

const actions = (paint: () => void): Actions => ({
  open: (url, background) => {
    const opening = openTab(url, background)
    if (!background) closeAfter(opening)
  },
  openAll: (urls) => closeAfter(Promise.all(urls.map((url) => openTab(url, true)))),
  copy: (text) => navigator.clipboard.writeText(text),
  choose: (change) => {
    settings = { ...settings, ...change(settings) }
    // Stored before the paint, because the reader may close the popup right after.
    stored = changeSettings(change).catch(console.error)
    paint()
  },
  openOptions: () => closeAfter(openOptions()),
  reload: async () => {
    screen = await loadScreen().catch(failed)
    paint()
  },
  closeAfter,
})

const applyLanguageAndTheme = (words: Words) => {
  announceLanguage(words)
  if (settings.theme !== 'system') document.documentElement.dataset.theme = settings.theme
}

/** Makes the function that paints. It needs settings and words; the look-up runs before they are loaded. */
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

/** Resolves after two frames, when the first paint is done. Code loaded from then on does not slow it. */
const painted = () =>
  new Promise<void>((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()))
  })

/** Whether the first paint needs the deferred code, or would jump without it. */
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
  // Failures are handled where this is awaited. Until then the rejection must not count as unhandled.
  loading.catch(() => {})
  settings = await readSettings()
  const words = await loadWords(settings.language)
  applyLanguageAndTheme(words)
  const paint = painter(words)
  const slow = setTimeout(() => void fetchDeferred().then(paint), SKELETON_DELAY_MS)
  screen = await loading.catch(failed).finally(() => clearTimeout(slow))
  // Read by the benchmarks: the story is known.
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
