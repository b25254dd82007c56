/** The browser's interface for extensions, in the expressions that tests evaluate. */
export const API = '(globalThis.browser ?? chrome)'
