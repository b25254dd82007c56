/** Options of every request to a source: no credentials, no referrer, no browser cache. */

export const REQUEST: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' }
