/** `npm run upload:chrome -- FILE.zip`: uploads a package to the Chrome Web Store and submits it for review. */
import { readFileSync } from 'node:fs'
import { uploadAndSubmit } from './release/chrome-web-store.ts'

/** A value of the environment, set by the store jobs of release.yml; exits if one is missing. */
function needed(name: string): string {
  const value = process.env[name]
  if (value) return value
  console.error(`${name} is not set. CONTRIBUTING.md, "Releases", says where it comes from.`)
  process.exit(2)
}

const [path] = process.argv.slice(2)
if (path === undefined) {
  console.error('Usage: npm run upload:chrome -- FILE.zip')
  process.exit(2)
}
const state = await uploadAndSubmit(new Uint8Array(readFileSync(path)), {
  publisherId: needed('CHROME_PUBLISHER_ID'),
  extensionId: needed('CHROME_EXTENSION_ID'),
  account: JSON.parse(needed('CHROME_SERVICE_ACCOUNT')),
  api: 'https://chromewebstore.googleapis.com',
})
console.log(`Submitted: ${state}`)
