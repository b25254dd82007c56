/**
 * The reader's settings. They lie in `storage.local`, not `storage.sync`: the outlets a reader hides say what they read,
 * and synchronising would send that to the browser maker's servers. Taking them along is the options page's export.
 */
import { browser } from './browser.ts'

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

const KEY = 'settings'
/** Hidden outlets kept; far above what anyone hides by hand. */
const MAX_HIDDEN = 10_000

/** The value when it is one of the choices, else the fallback. */
function choice<T extends string>(value: unknown, choices: readonly T[], fallback: T): T {
  return choices.find((one) => one === value) ?? fallback
}

const flag = (value: unknown, fallback: boolean): boolean => (typeof value === 'boolean' ? value : fallback)

function domains(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  const names = value.filter((one) => typeof one === 'string' && one.length > 0 && one.length <= 253)
  return [...new Set<string>(names)].slice(0, MAX_HIDDEN)
}

/** Settings from anything that was stored or imported: what is missing or odd falls back to its default. */
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
  return parseSettings((await browser.storage.local.get(KEY))[KEY])
}

/** Changes some settings and returns them all. A Web Lock keeps two pages from undoing each other's change. */
export async function writeSettings(patch: Partial<Settings>): Promise<Settings> {
  return navigator.locks.request('settings', async () => {
    const settings = parseSettings({ ...(await readSettings()), ...patch })
    await browser.storage.local.set({ [KEY]: settings })
    return settings
  })
}

/** Calls `listener` whenever settings change, from whichever page; returns a function that stops it. */
export function onSettings(listener: (settings: Settings, before: Settings) => void): () => void {
  const changed = (changes: Record<string, { newValue?: unknown; oldValue?: unknown }>, area: string) => {
    const change = area === 'local' ? changes[KEY] : undefined
    if (change) listener(parseSettings(change.newValue), parseSettings(change.oldValue))
  }
  browser.storage.onChanged.addListener(changed)
  return () => browser.storage.onChanged.removeListener(changed)
}
