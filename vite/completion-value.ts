/** Makes the default export of an injected script its completion value, which `scripting.executeScript({ files })` returns. */
import type { Plugin } from 'vite'
import { INJECTED } from './contexts.ts'

export function completionValue(): Plugin {
  return {
    name: 'completion-value',
    apply: 'build',
    applyToEnvironment: ({ name }) => name in INJECTED,
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        // Appended after minification, which would drop an expression without effect.
        file.code += `${file.name};\n`
      }
    },
  }
}
