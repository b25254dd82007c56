/** Starts a browser with an unpacked extension, by web-ext. */
import webExt from 'web-ext'

export type DevOptions = {
  /** Path of the browser. */
  readonly program: string
  readonly headless: boolean
  /** Further arguments for the browser. */
  readonly args: readonly string[]
}

/** A browser that shows the code as it is being changed. */
export type Development = {
  /** Resolves when the browser is gone. */
  readonly closed: Promise<void>
  /** Closes the browser, and ends watching. */
  close(): Promise<void>
}

export type RunningBrowser = Development & { reload(): Promise<void> }

const TARGETS = {
  chromium: {
    target: 'chromium',
    programOption: 'chromiumBinary',
    headless: '--headless=new',
    // Chromium's sandbox needs user namespaces or a setuid helper; containers have neither.
    args: process.platform === 'linux' ? ['--no-sandbox', '--test-type'] : [],
  },
  firefox: { target: 'firefox-desktop', programOption: 'firefox', headless: '--headless', args: [] },
}

/** Starts `browser` with a fresh profile and the extension in `folder`. */
export async function runBrowser(
  browser: keyof typeof TARGETS,
  folder: string,
  options: DevOptions,
): Promise<RunningBrowser> {
  const { target, programOption, headless, args } = TARGETS[browser]
  const runner = await webExt.cmd.run({
    target: [target],
    sourceDir: folder,
    [programOption]: options.program,
    args: [...args, ...(options.headless ? [headless] : []), ...options.args],
    noInput: true,
    noReload: true,
  })
  const closed = new Promise<void>((resolve) => runner.registerCleanup(resolve))
  return {
    closed,
    close: () => runner.exit(),
    async reload() {
      for (const { reloadError } of await runner.reloadAllExtensions())
        if (reloadError) console.error(reloadError.message)
    },
  }
}
