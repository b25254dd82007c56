/** Order, pictures, theme and language. */

import { changeSettings, type Settings } from '../platform/settings.ts'
import { Icon } from '../ui/icons.tsx'
import { useWords } from '../ui/words/context.ts'
import { LANGUAGE_NAMES, LANGUAGES, pickLanguage } from '../ui/words/languages.ts'
import type { MessageKey } from '../ui/words/words.ts'

const change = (patch: Partial<Settings>) => void changeSettings(() => patch).catch(console.error)

export const Reading = ({ settings }: { settings: Settings }) => {
  const words = useWords()
  const browserLanguage = LANGUAGE_NAMES[pickLanguage(null, navigator.languages)]
  return (
    <div class="prefs">
      <Choice
        name="order"
        title="order"
        hint="orderHint"
        value={settings.order}
        choices={{ best: 'orderBest', newest: 'orderNewest', earliest: 'orderEarliest' }}
        onChoose={(order) => change({ order })}
      />
      <Choice
        name="pictures"
        title="pictures"
        hint="picturesHint"
        value={settings.pictures ? 'on' : 'off'}
        choices={{ off: 'off', on: 'on' }}
        onChoose={(pictures) => change({ pictures: pictures === 'on' })}
      />
      <Choice
        name="theme"
        title="theme"
        value={settings.theme}
        choices={{ system: 'themeSystem', light: 'themeLight', dark: 'themeDark' }}
        onChoose={(theme) => change({ theme })}
      />
      <div>
        <label class="lab" for="lang">
          {words.say('language')}
        </label>
        <span class="pick pick--line">
          <select
            id="lang"
            value={settings.language ?? ''}
            onChange={({ currentTarget }) => change({ language: currentTarget.value || null })}
          >
            <option value="">{words.say('languageBrowser', { language: browserLanguage })}</option>
            {LANGUAGES.map((language) => (
              <option key={language} value={language} lang={language}>
                {LANGUAGE_NAMES[language]}
              </option>
            ))}
          </select>
          <Icon name="chevron" />
        </span>
      </div>
    </div>
  )
}

type ChoiceProps<T extends string> = {
  readonly name: string
  readonly title: MessageKey
  readonly hint?: MessageKey
  readonly value: T
  readonly choices: Readonly<Record<T, MessageKey>>
  readonly onChoose: (value: T) => void
}

function Choice<T extends string>({ name, title, hint, value, choices, onChoose }: ChoiceProps<T>) {
  const words = useWords()
  // The keys of `choices` are all of T.
  const keys = Object.keys(choices) as T[]
  return (
    // A fieldset's legend cannot be laid out beside its content in the page's grid.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div role="group" aria-labelledby={`choice-${name}`}>
      <span class="lab" id={`choice-${name}`}>
        {words.say(title)}
      </span>
      <div class="seg">
        {keys.map((key) => (
          <label key={key}>
            <input
              type="radio"
              name={name}
              value={key}
              checked={key === value}
              onChange={() => onChoose(key)}
            />
            <span>{words.say(choices[key])}</span>
          </label>
        ))}
      </div>
      {hint && <p class="hint">{words.say(hint)}</p>}
    </div>
  )
}
