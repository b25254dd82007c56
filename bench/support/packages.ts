/** The built package of each browser (`npm run build`). */
export const DIST = { chromium: 'dist/chrome', firefox: 'dist/firefox' } as const
