import type { Plugin } from 'vite'
export function devScripts(): Plugin {
  return { name: 'dev-scripts', apply: 'serve' }
}
