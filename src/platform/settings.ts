/**
 * The reader's settings, in `storage.local`. Not in `storage.sync`: hidden outlets tell what a reader reads,
 * and synchronising would send that to the browser maker. The options page exports them instead.
 */
import { browser } from './browser.ts'
import { onStored } from './stored-changes.ts'

export type Settings = {
  /** Provider domains whose articles are neither listed nor counted. */
  readonly hidden: readonly string[]
  readonly order: 'best' | 'newest' | 'earliest'
  readonly view: 'list' | 'compare' | 'timeline'
  /** Load pictures from their outlets. */
  readonly pictures: boolean
  /** A language of `_locales`; null = the browser's. */
  readonly language: string | null
  readonly theme: 'system' | 'light' | 'dark'
  /** Count on the toolbar icon, on granted hosts. */
  readonly badge: boolean
}

export const defaultSettings: Settings = {
  hidden: [],
  order: 'best',
  view: 'list',
  pictures: false,
  language: null,
  theme: 'system',
  badge: true,
}

/** The key of `storage.local`. */
const SETTINGS = 'settings'
/** Most hidden outlets, far more than anyone hides by hand. */
const MAX_HIDDEN = 10_000

/** The value if it is one of the choices, else the fallback. */
function choice<T extends string>(value: unknown, choices: readonly T[], fallback: T): T {
  return choices.find((one) => one === value) ?? fallback
}

const flag = (value: unknown, fallback: boolean): boolean => (typeof value === 'boolean' ? value : fallback)

function domains(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  const names = value.filter((one) => typeof one === 'string' && one.length > 0 && one.length <= 253)
  return [...new Set<string>(names)].slice(0, MAX_HIDDEN)
}

/** Parses stored or imported settings. Missing or invalid values get their defaults. */
export function parseSettings(value: unknown): Settings {
  const raw: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {}
  return {
    hidden: domains(raw.hidden),
    order: choice(raw.order, ['best', 'newest', 'earliest'], defaultSettings.order),
    view: choice(raw.view, ['list', 'compare', 'timeline'], defaultSettings.view),
    pictures: flag(raw.pictures, defaultSettings.pictures),
    language:
      typeof raw.language === 'string' && /^[a-zA-Z-]{2,12}$/.test(raw.language) ? raw.language : null,
    theme: choice(raw.theme, ['system', 'light', 'dark'], defaultSettings.theme),
    badge: flag(raw.badge, defaultSettings.badge),
  }
}

export async function readSettings(): Promise<Settings> {
  return parseSettings((await browser.storage.local.get(SETTINGS))[SETTINGS])
}

/** Computes a change from the current settings. */
type SettingsChange = (before: Settings) => Partial<Settings>

/**
 * Changes some of the stored settings. A Web Lock around reading and writing keeps two
 * pages from overwriting each other's change; `storage.local` has no transactions.
 */
export const changeSettings = (change: SettingsChange): Promise<void> =>
  navigator.locks.request('settings', async () => {
    const before = await readSettings()
    await browser.storage.local.set({ [SETTINGS]: parseSettings({ ...before, ...change(before) }) })
  })

/** Calls `listener` when any page changes settings. Returns a function that stops listening. */
export const onSettings = (listener: (settings: Settings, before: Settings) => void): (() => void) =>
  onStored(SETTINGS, ({ newValue, oldValue }) => listener(parseSettings(newValue), parseSettings(oldValue)))
