/** Builds dist/chrome and dist/firefox with vite.config.ts. */
import { createBuilder, type InlineConfig, mergeConfig } from 'vite'
import type { Browser } from '../vite/manifest.ts'

export const BROWSERS: readonly Browser[] = ['chrome', 'firefox']

/** Builds one browser's package. `more`: additions to vite.config.ts. */
export async function buildFor(browser: Browser, more: InlineConfig = {}): Promise<void> {
  const builder = await createBuilder(mergeConfig({ mode: browser, logLevel: 'warn' }, more))
  await builder.buildApp()
}

/** Builds the packages of both browsers; on failure, prints one line and exits. */
export async function buildExtension(): Promise<void> {
  try {
    for (const browser of BROWSERS) await buildFor(browser)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
