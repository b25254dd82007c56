/** Tells of changes of settings; apart from settings.ts, because the popup does not listen. */
import { parseSettings, SETTINGS, type Settings } from './settings.ts'
import { onStored } from './stored-changes.ts'

/** Calls `listener` when any page changes settings. Returns a function that stops listening. */
export const onSettings = (listener: (settings: Settings, before: Settings) => void): (() => void) =>
  onStored(SETTINGS, ({ newValue, oldValue }) => listener(parseSettings(newValue), parseSettings(oldValue)))
