/** Starts a full-tab page (options, welcome): applies language and theme, and renders again when settings change. */
import type { ComponentType } from 'preact'
import { render } from 'preact'
import './full-page.css'
import { onSettings, readSettings, type Settings } from '../platform/settings.ts'
import { WordsContext } from './words/context.ts'
import { announceLanguage, loadWords } from './words/load.ts'

export type PageProps = { readonly settings: Settings }

export async function startPage(Page: ComponentType<PageProps>, title: string): Promise<void> {
  const show = async (settings: Settings) => {
    const words = await loadWords(settings.language)
    announceLanguage(words)
    document.title = title
    if (settings.theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = settings.theme
    render(
      <WordsContext.Provider value={words}>
        <Page settings={settings} />
      </WordsContext.Provider>,
      document.body,
    )
  }
  onSettings((settings) => void show(settings).catch(console.error))
  await show(await readSettings())
}
