/** How every request of a source is made: without credentials, without a referrer, past the browser's cache. */

export const REQUEST: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' }
