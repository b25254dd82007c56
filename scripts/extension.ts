/** Builds dist/chrome and dist/firefox from one source. Needs dist/cli (npm run build:cli). */
import { build } from 'vite'
import { type Browser, extensionConfig } from '../vite/extension.ts'
import { type BuildOptions, slugOf } from './build-options.ts'
import { buildSampleIndex, describeIndex, verifyIndex } from './packaged-index.ts'

export const browsers: readonly Browser[] = ['chrome', 'firefox']

export async function buildExtension({ index: given, name }: BuildOptions): Promise<void> {
  // A package is the same whoever builds it: under a test runner's own value Vite packs Preact's development helpers.
  process.env.NODE_ENV = 'production'
  const path = given ?? buildSampleIndex()
  verifyIndex(path)
  const { index, sample } = await describeIndex(path)
  const named = name ? { name, slug: slugOf(name) } : null
  for (const browser of browsers) await build(extensionConfig({ browser, index, sample, named }))
}
