/** Development in Chromium: Vite serves the extension's pages and background with hot reload. */
import { allFilesReady } from '@crxjs/vite-plugin'
import { createServer } from 'vite'
import { type Development, type DevOptions, runBrowser } from './browser.ts'

export async function developChromium(options: DevOptions): Promise<Development> {
  const server = await createServer({ mode: 'chrome', logLevel: 'warn' })
  await server.listen()
  await allFilesReady()
  // The background's client for hot reload: the extension runs.
  const connected = new Promise((resolve) => server.ws.on('connection', resolve))
  const { closed, close } = await runBrowser('chromium', server.config.build.outDir, options)
  await connected
  return {
    closed,
    async close() {
      await close()
      await server.close()
    },
  }
}
