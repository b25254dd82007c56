/** Builds a peer as an unpacked extension for one browser. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { build } from 'vite'
import type { BrowserName } from '../../test/e2e/harness/types.ts'

export type PeerName = 'json' | 'idb' | 'bare'

const CONTENT = `globalThis.secondSourceSend = () => void (globalThis.browser ?? chrome).runtime.sendMessage({ url: location.href })
secondSourceSend()
`
const PAGE = `<!doctype html><meta charset="utf-8"><title>Peer</title><body><script type="module" src="page.js"></script>`

function manifestFor(browser: BrowserName, name: PeerName): object {
  return {
    manifest_version: 3,
    name: `Peer: ${name}`,
    version: '1',
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_popup: 'page.html' },
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+Y' } } },
    content_scripts: [{ matches: ['https://*/*'], js: ['content.js'], run_at: 'document_end' }],
    ...(browser === 'firefox'
      ? {
          background: { scripts: ['background.js'], type: 'module' },
          browser_specific_settings: { gecko: { id: `peer-${name}@second-source.example` } },
        }
      : { background: { service_worker: 'background.js', type: 'module' } }),
  }
}

/** Returns the folder. */
export async function buildPeer(browser: BrowserName, name: PeerName): Promise<string> {
  const folder = `.cache/bench/peer-${name}-${browser}`
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      modulePreload: false,
      rolldownOptions: {
        input: { background: `bench/peers/${name}-background.ts`, page: `bench/peers/${name}-page.ts` },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/content.js`, CONTENT)
  writeFileSync(`${folder}/page.html`, PAGE)
  writeFileSync(`${folder}/manifest.json`, JSON.stringify(manifestFor(browser, name)))
  return folder
}
