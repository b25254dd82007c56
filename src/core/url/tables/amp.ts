/** The shapes AMP addresses take, by how often 4,876 real ones did. A new shape is one line here and one case in cases.json. */

/** Path segments that mark a page as AMP and name nothing: removed wherever they stand (suffix 1,117, prefix 1,089, infix 636). */
export const AMP_SEGMENTS: readonly string[] = [
  'amp', // /amp/story, /story/amp/
  '.amp', // thestreet.com/.amp/investing/slug
  'amphtml', // yahoo.com/amphtml/entertainment/slug
  'google-amp', // zdnet.com/google-amp/article/slug
  'amp-page', // /slug/amp-page
  'ampstories-page',
  'tnamp', // /tnamp/news/slug
  'sn-amp', // /sn-amp/news/slug
]

/** Segments that mark a page as AMP and repeat a section: si.com/.amp-texas/college/texas/slug. */
export const AMP_DOT_PREFIX = '.amp-'

/** AMP forms that part the id from its slug: `/slug/amp-11588853383397` is `/slug-11588853383397` (livemint.com). Groups 1 and 2 stay. */
export const AMP_JOINS: readonly RegExp[] = [/(-[^/-]*)\/amp(-\d{7,}(?:\.html?)?)\/?$/i]

/** Ends of a path that only its AMP form has; the id key is read before they go. */
export const AMP_TAILS: readonly RegExp[] = [
  /\/wcm\/[0-9a-f-]{36}\/amp\/?$/i, // Postmedia: edmontonjournal.com/slug/wcm/UUID/amp/
]

/** Segment pairs removed together. */
export const AMP_PAIRS: readonly (readonly [string, string])[] = [
  ['google', 'amp'], // /google/amp/news/slug
  ['platform', 'amp'], // theatlantic.com/platform/amp/…
]

/** Segments whose AMP form is another word: `amp-articles` is `articles`. The rest is what is left without the mark. */
export const AMP_WORD_PREFIXES: readonly string[] = ['amp-', 'amp_'] // amp-articles, amp_articleshow, amp-videos
export const AMP_WORD_SUFFIXES: readonly string[] = ['-amp', '_amp'] // article-amp, speedreads-amp

/** Endings, four characters each, of the last segment before its file extension: `story-qHHG_amp.html`, `S013-amp.asp`. */
export const AMP_FILE_SUFFIXES: readonly string[] = ['.amp', '_amp', '-amp']

/** Parameters that ask for AMP, with the values that do (`null`: any value). */
export const AMP_PARAMS: ReadonlyMap<string, readonly string[] | null> = new Map([
  ['amp', null], // ?amp, ?amp=1
  ['_amp', null], // ?_amp=true
  ['amphtml', null], // ?amphtml=1
  ['isamp', null],
  ['outputtype', ['amp', 'amp-type', 'web']], // ?outputType=amp
  ['context', ['amp']], // usnews.com
  ['template', ['amp', 'ampart', 'amphtml']], // ?template=ampart
  ['view', ['amp']],
  ['media', ['amp']],
  ['version', ['amp']],
  ['platform', ['amp', 'amphtml']],
  ['format', ['amp']],
  ['type', ['amp']],
  ['output', ['amp']],
  ['mode', ['amp']],
])

/** Viewers and caches that hold other sites' pages. `host` is anchored: `www.google.com.evil.example` is none. The rest of the path is HOST/PATH. */
export type AmpCache = { readonly host: RegExp; readonly path: RegExp; readonly example: string }
export const AMP_CACHES: readonly AmpCache[] = [
  {
    host: /^(?:[a-z0-9-]{1,63}\.)?cdn\.ampproject\.org$/,
    path: /^\/+(?:c|v|i|r)\/+(s\/+)?(?=[^/])/,
    example: 'www-nj-com.cdn.ampproject.org/c/s/www.nj.com/slug',
  },
  {
    host: /^(?:www\.)?google\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/,
    path: /^\/+amp\/+(s\/+)?(?=[^/])/,
    example: 'www.google.co.uk/amp/s/www.nj.com/slug',
  },
  {
    host: /^[a-z0-9-]{1,63}\.bing-amp\.com$/,
    path: /^\/+(?:c|v|i|r)\/+(s\/+)?(?=[^/])/,
    example: 'www-nj-com.bing-amp.com/c/s/www.nj.com/slug',
  },
  {
    host: /^(?:www\.)?bing\.com$/,
    path: /^\/+amp\/+(s\/+)?(?=[^/])/,
    example: 'www.bing.com/amp/s/www.nj.com/slug',
  },
]
