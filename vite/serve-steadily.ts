/**
 * Keeps the development server running when the code under development changes. The configuration imports `src/core` to build
 * the packaged index, and Vite restarts its server whenever a file of the configuration changes.
 */
import type { Plugin } from 'vite'

export function serveSteadily(): Plugin {
  return {
    name: 'serve-steadily',
    apply: 'serve',
    configResolved({ root, configFileDependencies: files }) {
      const configuration = files.filter((file) => !file.startsWith(`${root}/src/`))
      files.splice(0, files.length, ...configuration)
    },
  }
}
