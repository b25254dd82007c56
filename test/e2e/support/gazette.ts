/** Records of an invented publisher: pages with one, two and three other outlets, and one with hostile coverage. */

const HOME = 'https://www.gazette.example'

/** Addresses on the publisher's site; the number of other outlets is in the name. */
export const PAGES = {
  one: `${HOME}/2026/harbour-ferry-returns-after-winter-repairs`,
  two: `${HOME}/2026/orchard-growers-welcome-late-frost-insurance`,
  three: `${HOME}/2026/astronomers-name-comet-after-village-baker`,
  hostile: `${HOME}/2026/library-opens-night-reading-room-for-students`,
  unknown: `${HOME}/2026/nobody-else-has-written-about-this-yet`,
  unscored: `${HOME}/2026/choir-of-miners-records-its-last-album`,
  longest: `${HOME}/2026/everything-at-its-longest-in-one-story`,
  missing: `${HOME}/2026/everything-missing-in-one-small-story`,
} as const

export const HOSTILE = {
  markup: '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script> library',
  rtl: 'المكتبة تفتح قاعة للقراءة الليلية \u202e gnidaer thgin',
  emoji: 'Library 👩‍👩‍👧‍👦 opens 🌙 night reading room 🇪🇺',
  /** 100 KB. */
  long: 'long library title '.repeat(5400),
}

type Entry = Record<string, unknown>

const entry = (outlet: string, title: string, quality: number | null, more: Entry = {}): Entry => ({
  title,
  excerpt: `${title.slice(0, 200)}, reported by ${outlet}.`,
  webUrl: `https://www.${outlet}.example/news/${outlet}-writes-about-this-story-2026`,
  provider: { name: `The ${outlet}`, domain: `${outlet}.example` },
  type: 'article',
  ...(quality === null ? {} : { quality }),
  ...more,
})

const record = (webUrl: string, title: string, day: string, related: readonly Entry[]): Entry => ({
  title,
  excerpt: `${title}.`,
  publishedDateTime: `2026-${day}T09:00:00Z`,
  originalUrl: webUrl,
  webUrl,
  type: 'article',
  quality: 60,
  published: true,
  provider: { name: 'The Gazette', domain: 'gazette.example' },
  // All on one day: a story within a week is kept whole.
  related: related.map((other) => ({ publishedDateTime: `2026-${day}T10:00:00Z`, ...other })),
})

/** Longer than any limit of a text, in words that fit no line. */
const WORD = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle '.repeat(40)
const longest = (at: number, quality = 1_234_567 * at): Entry =>
  entry(`longest${at}`, `<b>${at}</b> 📰 ${WORD}`, quality, {
    webUrl: `https://www.longest${at}.example/2026/${'x'.repeat(1800)}`,
    ampWebUrl: `https://amp.longest${at}.example/2026/a-page-for-phones`,
    provider: { name: `${at} ${WORD}`, domain: `${'long-'.repeat(11)}${at}.example` },
    type: 'video',
    excerpt: WORD,
  })

/** One record for each page. Titles and days differ, so that only the lists of related articles connect them. */
export const RECORDS: readonly Entry[] = [
  record(PAGES.one, 'Harbour ferry returns after winter repairs', '01-05', [
    entry('alpha', 'Ferry sails again across the harbour', 70),
  ]),
  record(PAGES.two, 'Orchard growers welcome late frost insurance', '03-10', [
    entry('bravo', 'Insurance against frost pleases growers', 50),
    entry('charlie', 'Apple farmers insured from spring', 40),
    // A second article of the same outlet: one row, one outlet.
    entry('charlie', 'What frost costs an orchard', 30, {
      webUrl: 'https://www.charlie.example/news/what-frost-costs-an-orchard-in-numbers',
    }),
  ]),
  record(PAGES.three, 'Astronomers name comet after village baker', '06-20', [
    entry('delta', 'Baker gets a comet', 20),
    entry('echo', 'Comet called after bread maker', 10),
    entry('foxtrot', 'Night sky honours a baker', 5),
  ]),
  record(PAGES.hostile, 'Library opens night reading room for students', '09-09', [
    entry('markup', HOSTILE.markup, 99, { ampWebUrl: 'javascript:globalThis.hacked=1' }),
    entry('rtl', HOSTILE.rtl, 98),
    entry('emoji', HOSTILE.emoji, 97),
    entry('long', HOSTILE.long, 96),
    // Its only address is a script, which must never become a link.
    entry('script', 'Library link that is a script', 95, { webUrl: 'javascript:globalThis.hacked=1' }),
  ]),
  record(PAGES.unscored, 'Choir of miners records its last album', '11-30', [
    entry('video', 'Miners sing one last time', null, {
      webUrl: undefined,
      originalUrl: 'https://www.video.example/watch/miners-sing-one-last-time-7654321',
      type: 'video',
    }),
    entry('zulu', 'Last songs from the mine', 12, { published: false }),
  ]),
  record(PAGES.longest, `3 ${WORD}`, '12-24', [longest(1), longest(2), longest(4, 1.23e308)]),
  {
    title: '?',
    webUrl: PAGES.missing,
    related: [{ title: '?', originalUrl: 'https://www.bare.example/a-page-with-nothing-but-an-address' }],
  },
]
