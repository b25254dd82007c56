/** `npm run build`: the command line first, then the extension for both browsers. */
import { buildOptions } from './build-options.ts'
import { browsers, buildExtension } from './extension.ts'

await buildExtension(buildOptions('build'))
console.log(browsers.map((browser) => `dist/${browser}`).join('\n'))
