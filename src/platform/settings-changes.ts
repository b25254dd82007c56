/** Tells of changes of settings; apart from settings.ts, because the popup does not listen. */
import { parseSettings, SETTINGS, type Settings } from './settings.ts'
import { onStored } from './stored-changes.ts'

/** Calls `listener` whenever settings change, from whichever page; returns a function that stops it. */
export const onSettings = (listener: (settings: Settings, before: Settings) => void): (() => void) =>
  onStored(SETTINGS, ({ newValue, oldValue }) => listener(parseSettings(newValue), parseSettings(oldValue)))
