/** The options page: sources first, then everything else. */
import type { PageProps } from '../ui/full-page.tsx'
import { Logo } from '../ui/icons.tsx'
import { useWords } from '../ui/words/context.ts'
import { AddSource } from './add-source.tsx'
import { AutomaticCount } from './automatic-count.tsx'
import { HiddenOutlets } from './hidden-outlets.tsx'
import { Keyboard } from './keyboard.tsx'
import { Reading } from './reading.tsx'
import { Section } from './section.tsx'
import { SettingsFile } from './settings-file.tsx'
import { SourceTable } from './source-table.tsx'
import { StorageSection } from './storage-section.tsx'

const PROMISES = ['privacy1', 'privacy2', 'privacy3', 'privacy4'] as const

export const Options = ({ settings }: PageProps) => {
  const words = useWords()
  return (
    <main class="tab">
      <header class="tab__head">
        <Logo size={32} />
        <h1>
          {words.say('manifest_name')} <span>{words.say('options')}</span>
        </h1>
      </header>
      <Section id="sources" title={words.say('sources')}>
        <SourceTable />
      </Section>
      <Section id="add-source" title={words.say('addSource')}>
        <AddSource />
      </Section>
      <Section id="automatic-count" title={words.say('count')}>
        <AutomaticCount />
      </Section>
      <Section id="reading" title={words.say('readingPrefs')}>
        <Reading settings={settings} />
      </Section>
      <Section id="hidden" title={words.say('hiddenOutlets')}>
        <HiddenOutlets settings={settings} />
      </Section>
      <Section id="keyboard" title={words.say('help')}>
        <Keyboard />
      </Section>
      <Section id="storage" title={words.say('storage')}>
        <StorageSection />
      </Section>
      <Section id="privacy" title={words.say('privacy')}>
        <ul class="four">
          {PROMISES.map((key) => (
            <li key={key}>{words.say(key)}</li>
          ))}
        </ul>
      </Section>
      <Section id="your-settings" title={words.say('yourSettings')}>
        <SettingsFile />
      </Section>
    </main>
  )
}
