/** Stops with a message when Node is too old. Imports nothing, so that an old Node can run it. */

/** The oldest Node that runs every tool of the project; package.json's `engines` says the same. */
export const NODE_NEEDED = '20.19.0'

/**
 * Whether one version (`20.19.0`, with or without a leading v) is at least another.
 * @param {string} version
 * @param {string} needed
 */
export function isAtLeast(version, needed) {
  const have = version.replace(/^v/, '').split('.').map(Number)
  const want = needed.split('.').map(Number)
  for (let i = 0; i < want.length; i++) {
    const difference = (have[i] ?? 0) - (want[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

/** Ends the process with exit code 1 when this Node is too old. */
export function requireNode(version = process.version) {
  if (isAtLeast(version, NODE_NEEDED)) return
  console.error(
    `Second Source needs Node ${NODE_NEEDED} or newer; this is ${version}. Install one from https://nodejs.org and run the command again.`,
  )
  process.exit(1)
}
