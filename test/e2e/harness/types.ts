/** The interface of both browsers for tests. */
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
  /** A profile folder to keep when the browser ends, so that another one can start with it. By default a temporary one. */
  readonly profile?: string
  /** A profile to copy instead of a new one, made by `makeFirefoxProfile`. Firefox only. */
  readonly profileTemplate?: string
  /** Bytes that the extension may store. Chromium applies it only to packages without `unlimitedStorage`. */
  readonly storageLimit?: number
}

/** A page, or another global scope of the browser, in which functions can run. */
export type Evaluates = {
  /** Calls `run` there. It may use only its arguments and that scope's globals; arguments and result must be JSON. */
  evaluate<Args extends readonly unknown[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>
  /** The same, after running the source of a library whose globals `run` may use. */
  evaluateWith<Args extends readonly unknown[], Result>(
    library: string,
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>
}

/** A tab. */
export type Page = Evaluates & {
  /** The tab's id as the extension knows it. */
  readonly tabId: number
  /** Resolves when the page has loaded; with `'started'` when the navigation has begun, for pages that never load. */
  goto(url: string, until?: 'loaded' | 'started'): Promise<void>
  back(): Promise<void>
  /** The badge's text on this tab. */
  badge(): Promise<string>
  /** Presses the extension's shortcut with this tab in front; resolves with the real popup. */
  pressShortcut(): Promise<Popup>
  /** Opens the popup without a gesture, so that it may read no tab. */
  openPopupWithoutGesture(): Promise<Popup>
  /** Clicks an element with a real pointer. */
  click(selector: string): Promise<void>
  /** Hands files of this machine to a file field as its dialog would, or a folder to a folder field. */
  setFiles(selector: string, paths: readonly string[]): Promise<void>
  /** Drops files, or one folder, on an element. In Firefox a script dispatches the event, and the folder's entry is a real one. */
  drop(selector: string, paths: readonly string[]): Promise<void>
  /** The whole page, as a PNG. */
  screenshot(): Promise<Buffer>
  close(): Promise<void>
}

/** Named keys, or a character as it is typed. */
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

/** The reader's system settings; a missing one has its usual value. */
export type Media = {
  readonly colorScheme?: 'light' | 'dark'
  readonly forcedColors?: boolean
  readonly reducedMotion?: boolean
}

/** The real popup, open at the toolbar. */
export type Popup = Evaluates & {
  /** `ctrl`: with the Control key held. */
  press(key: Key, options?: { readonly ctrl?: boolean }): Promise<void>
  /** The text on the system's clipboard. */
  clipboard(): Promise<string>
  /** The popup as a PNG. */
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
  /** An extension page without any script of ours: gives tests the extension's APIs. */
  readonly extension: Evaluates
  /** Asks for host patterns with a real press of a button on an extension page; resolves with the browser's answer. */
  grant(patterns: readonly string[]): Promise<boolean>
  /** Disables and enables the extension, as a reader does on the browser's extensions page. */
  switchOffAndOn(): Promise<void>
  /** Replaces the package by another one as an update does: same profile, same id. `dist` is a zip. */
  update(dist: string): Promise<void>
  /** Stops the service worker, suspends the event page. */
  stopBackground(): Promise<void>
  isBackgroundRunning(): Promise<boolean>
  /** Applies to popups that are opened from now on. */
  setMedia(media: Media): Promise<void>
  /** Disconnects popups that are opened from now on, or connects them again. */
  setOffline(offline: boolean): Promise<void>
  /** Kills the browser's process, as a crash does. */
  crash(): Promise<void>
  /** Resolves when a person closes the browser. */
  readonly closed: Promise<void>
  close(): Promise<void>
}
