/** Development in Firefox, which takes no code from a server: each change builds its contexts again and reloads the extension. */
import { createBuilder, type Rolldown, type ViteBuilder } from 'vite'
import { type Development, type DevOptions, runBrowser } from './browser.ts'

const FOLDER = 'dist/dev/firefox'
/** A change may concern several contexts, and each ends its build by itself. In milliseconds. */
const QUIET = 100

/** Builds every context, and again when a file of it changes. `built` is called after each build but the first. */
async function watchContexts(builder: ViteBuilder, built: () => void): Promise<Rolldown.RolldownWatcher[]> {
  const watchers: Rolldown.RolldownWatcher[] = []
  for (const environment of Object.values(builder.environments)) {
    const watcher = (await builder.build(environment)) as Rolldown.RolldownWatcher // `watch` is set
    await new Promise<void>((resolve, reject) => {
      watcher.on('event', (event) => {
        if (event.code === 'END') resolve()
        if (event.code === 'ERROR') reject(event.error)
      })
    })
    watcher.on('event', ({ code }) => {
      if (code === 'END') built()
    })
    watchers.push(watcher)
  }
  return watchers
}

export async function developFirefox(options: DevOptions): Promise<Development> {
  const builder = await createBuilder({
    mode: 'firefox',
    logLevel: 'warn',
    build: { outDir: FOLDER, minify: false, watch: {} },
    // The contexts share the folder, and are built again one by one.
    environments: { client: { build: { emptyOutDir: false } } },
  })
  let timer: NodeJS.Timeout | undefined
  let reload = async () => {}
  const watchers = await watchContexts(builder, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void reload(), QUIET)
  })
  const browser = await runBrowser('firefox', FOLDER, options)
  reload = browser.reload
  return {
    closed: browser.closed,
    async close() {
      clearTimeout(timer)
      await Promise.all(watchers.map((watcher) => watcher.close()))
      await browser.close()
    },
  }
}
