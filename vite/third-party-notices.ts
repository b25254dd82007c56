/** Writes THIRD-PARTY-NOTICES.txt into a package: the licences of the npm packages and the data whose copies are in it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

const FILE = 'THIRD-PARTY-NOTICES.txt'
const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:\.|$)/i
/** The folder of the innermost npm package, as a module's path names it. */
const PACKAGE_FOLDER = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//

/** What is copied into our sources instead of being installed. */
const DATA = `Public Suffix List, shortened in src/core/url/tables/suffixes.ts
Mozilla Public License 2.0: https://www.mozilla.org/MPL/2.0/
Source: https://publicsuffix.org/list/`

type PackageJson = {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly repository?: string | { readonly url?: string }
}

/** The notice of an npm package. Throws when it names no licence. */
export function noticeOf(folder: string): string {
  // Checked by npm when it was installed.
  const { name, version, license, repository } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as PackageJson
  const licenceFile = readdirSync(folder).find((file) => LICENCE_FILE.test(file))
  if (!license && !licenceFile) throw new Error(`The npm package ${name} names no licence.`)
  const url = typeof repository === 'object' ? repository.url : repository
  const heading = [`${name} ${version}`, license, url && `Source: ${url}`].filter(Boolean).join('\n')
  return licenceFile ? `${heading}\n\n${readFileSync(join(folder, licenceFile), 'utf8').trim()}` : heading
}

/** The folder of the npm package that a module belongs to, or null for our own modules. */
export function packageFolder(id: string): string | null {
  const folder = PACKAGE_FOLDER.exec(id)?.[1]
  if (folder === undefined) return null
  // Some packages carry copies of others in a node_modules of their own, without a package.json: then the outer one counts.
  return existsSync(join(folder, 'package.json')) ? folder : packageFolder(folder)
}

/** Knows the npm packages of all contexts; workers are built by a build of their own, which needs the same plugin. */
export function thirdPartyNotices(): Plugin {
  const folders = new Set<string>()
  return {
    name: 'third-party-notices',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        for (const id of file.moduleIds) {
          const folder = packageFolder(id)
          if (folder !== null) folders.add(folder)
        }
      }
    },
    buildApp: {
      order: 'post',
      async handler({ config }) {
        const notices = [...folders].map(noticeOf).sort()
        const text = [...notices, DATA].join(`\n\n${'-'.repeat(80)}\n\n`)
        writeFileSync(resolve(config.root, config.build.outDir, FILE), `${text}\n`)
      },
    },
  }
}
