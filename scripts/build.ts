/** `npm run build`: the command line first, then the extension for both browsers. */
import { applyBuildOptions } from './build-options.ts'
import { BROWSERS, buildExtension } from './extension.ts'

applyBuildOptions('build')
await buildExtension()
console.log(BROWSERS.map((browser) => `dist/${browser}`).join('\n'))
