/**
 * Builds the injected scripts during development. Vite's server cannot serve them: `scripting.executeScript` reads files of
 * the package. When one of their modules changes, they are built again and the extension is reloaded.
 */
import { createBuilder, normalizePath, type Plugin, type ViteDevServer } from 'vite'
import { completionValue } from './completion-value.ts'
import { INJECTED } from './contexts.ts'

/** What crxjs's client in the background reloads the extension for. */
const RELOAD = { type: 'custom', event: 'crx:runtime-reload' } as const

/** Builds all of them, and returns the files they are made of. */
async function buildInjected({ config }: ViteDevServer): Promise<Set<string>> {
  const files = new Set<string>()
  const collect: Plugin = {
    name: 'collect-files',
    generateBundle: (_options, bundle) => {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk') for (const id of file.moduleIds) files.add(id)
    },
  }
  const builder = await createBuilder({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    root: config.root,
    mode: config.mode,
    plugins: [completionValue(), collect],
    environments: INJECTED,
    build: { outDir: config.build.outDir, emptyOutDir: false },
    builder: { sharedConfigBuild: true, sharedPlugins: true },
  })
  for (const name of Object.keys(INJECTED)) {
    const environment = builder.environments[name]
    if (environment) await builder.build(environment)
  }
  return files
}

export function serveInjected(): Plugin {
  return {
    name: 'serve-injected',
    apply: 'serve',
    async configureServer(server) {
      let files = await buildInjected(server)
      server.watcher.on('change', async (path) => {
        if (!files.has(normalizePath(path))) return
        try {
          files = await buildInjected(server)
          server.ws.send(RELOAD)
        } catch (error) {
          server.config.logger.error(error instanceof Error ? error.message : String(error))
        }
      })
    },
  }
}
