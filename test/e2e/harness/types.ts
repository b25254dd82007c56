/** What tests see of a browser: the same interface for Chromium and Firefox. */
import type { BrowserName } from '../../../scripts/setup/browser-choice.mjs'
import type { Site } from './site.ts'

export type { BrowserName }

export type LaunchOptions = {
  /** Folder of the unpacked built package, or its zip. */
  readonly dist: string
  /** The local server whose hosts the browser reaches. */
  readonly site: Site
  /** Path of the browser's program. */
  readonly program: string
  /** Match patterns of hosts, granted through a real press before `launch` resolves. */
  readonly grants?: readonly string[]
  /** True: every host goes to `site`, which records it. False: only the site's own hosts do, all others the usual way. */
  readonly watchAll?: boolean
  /** Shows a window; needs a display. */
  readonly headed?: boolean
  /** Lets the extension run in private windows. */
  readonly privateWindows?: boolean
  /** A folder that stays when the browser ends, so that another one may go on with it; otherwise a new one that does not. */
  readonly profile?: string
  /** Bytes that the extension may store. Chromium heeds it only for packages without `unlimitedStorage`. */
  readonly storageLimit?: number
}

/** Something expressions are evaluated in: `expression` may be a promise; its value must be JSON. */
export type Evaluates = { evaluate<T = unknown>(expression: string): Promise<T> }

/** A tab. */
export type Page = Evaluates & {
  /** The tab's id as the extension knows it. */
  readonly tabId: number
  /** Resolves when the page has loaded; `until: 'started'` when the navigation is under way, for pages that never load. */
  goto(url: string, until?: 'loaded' | 'started'): Promise<void>
  back(): Promise<void>
  /** The badge's text on this tab. */
  badge(): Promise<string>
  /** Presses the extension's shortcut with this tab in front; resolves with the real popup. */
  pressShortcut(): Promise<Popup>
  /** Opens the popup without any gesture, so that no tab is readable to it. */
  openPopupWithoutGesture(): Promise<Popup>
  /** Clicks with a real pointer on the element that the selector finds. */
  click(selector: string): Promise<void>
  /** Hands files to a file field as its dialog would: paths on this machine, one folder for a field of folders. */
  setFiles(selector: string, paths: readonly string[]): Promise<void>
  /** Drops files on an element, or one folder; in Firefox the event is made by a script, the folder's entry is its own. */
  drop(selector: string, paths: readonly string[]): Promise<void>
  /** The whole page, as a PNG. */
  screenshot(): Promise<Buffer>
  close(): Promise<void>
}

/** Named keys, or a letter or mark as it is typed. */
export type Key =
  | 'Tab'
  | 'Enter'
  | 'Escape'
  | 'ArrowDown'
  | 'ArrowUp'
  | 'Home'
  | 'End'
  | 'c'
  | 'l'
  | 't'
  | '?'
/** What a reader has asked of the system; what is left out is as most have it. */
export type Media = {
  readonly colorScheme?: 'light' | 'dark'
  readonly forcedColors?: boolean
  readonly reducedMotion?: boolean
}

/** The real popup, hanging on the toolbar. */
export type Popup = Evaluates & {
  /** `ctrl`: with the Control key held. */
  press(key: Key, options?: { readonly ctrl?: boolean }): Promise<void>
  /** The text on the system's clipboard. */
  clipboard(): Promise<string>
  /** What the popup looks like, as a PNG. */
  screenshot(): Promise<Buffer>
  close(): Promise<void>
}

export type Browser = {
  readonly name: BrowserName
  /** Address of a file of the extension. */
  extensionUrl(path: string): string
  /** Opens a tab in the first window. */
  open(url: string, until?: 'loaded' | 'started'): Promise<Page>
  /** Opens a window of its own. */
  openWindow(url: string, options?: { private?: boolean }): Promise<Page>
  /** An extension page without any script of ours: the browser's API as the extension has it. */
  readonly extension: Evaluates
  /** Asks for host patterns with a real press of a button on an extension page; resolves with the browser's answer. */
  grant(patterns: readonly string[]): Promise<boolean>
  /** Switches the extension off and on again, as a reader does on the browser's page of extensions. */
  switchOffAndOn(): Promise<void>
  /** Stops the service worker, suspends the event page. */
  stopBackground(): Promise<void>
  isBackgroundRunning(): Promise<boolean>
  /** For popups that are opened from now on. */
  setMedia(media: Media): Promise<void>
  /** Takes the network from popups that are opened from now on, or gives it back. */
  setOffline(offline: boolean): Promise<void>
  /** Ends the browser's process at once, as a crash does. */
  crash(): Promise<void>
  /** Resolves when a person closes the browser. */
  readonly closed: Promise<void>
  close(): Promise<void>
}
