/** An invented publisher of railway news: one story with everything a popup can show, and pages for its other states. */

const SITE = 'https://www.harbour-gazette.example'

export const CARD = {
  name: 'Rail & Ferry',
  maker: 'The Rail & Ferry desk',
  home: 'https://rail-ferry.example/about',
  qualityMeans: 'Counts named sources, first-hand reporting and length, weighed by two editors each quarter.',
}

/** Addresses of pages, by what their popup shows. */
export const RAIL = {
  story: `${SITE}/2026/night-train-from-lisbon-to-hamburg`,
  alone: `${SITE}/2026/nobody-else-wrote-about-the-ticket-hall-clock`,
  /** In no index; its headline is similar to those of the story. */
  near: 'https://www.coast-herald.example/2026/port-of-lisbon-opens-new-terminal',
  /** In no index, with no similar article; its outlet is known. */
  covered: 'https://www.coast-herald.example/2026/beekeepers-count-their-hives-before-winter',
  /** In no index, and its outlet is unknown. */
  uncovered: 'https://www.small-town.example/2026/council-keeps-the-library-open-on-sundays',
  home: 'https://www.small-town.example/',
  /** A row of the story, without the tracking parameters of its record. */
  ledger: 'https://www.ledger-line.example/2026/who-pays-for-the-new-night-train',
} as const

export const TITLES = {
  story: 'Night train from Lisbon to Hamburg to run again from spring, operators say',
  near: 'Port of Lisbon opens new terminal for sleeper passengers',
  covered: 'Beekeepers count their hives before winter',
  uncovered: 'Council votes to keep the library open on Sundays',
} as const

type Entry = Record<string, unknown>

const slug = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)

/** `when` is day of March 2026 and time: "03 07:40". */
const entry = (
  outlet: string,
  domain: string,
  when: string,
  quality: number | null,
  title: string,
  more: Entry = {},
): Entry => ({
  title,
  excerpt: `${title}. ${outlet} reports.`,
  webUrl: `https://www.${domain}/2026/${slug(title) || `story-${domain.length}`}-in-words`,
  publishedDateTime: `2026-03-${when.replace(' ', 'T')}:00Z`,
  provider: { name: outlet, domain },
  type: 'article',
  ...(quality === null ? {} : { quality }),
  ...more,
})

const image = (domain: string) => ({
  images: [{ url: `https://images.${domain}/front.png`, width: 1200, height: 800 }],
})
/** The pictures of the story, so that a test can serve them. */
export const PICTURES = [
  'https://images.continental-post.example/front.png',
  'https://images.meridian.example/front.png',
]

const SAME = 'Operators agree to restart Lisbon-Hamburg night train from spring'
const SAME_TEXT = {
  excerpt:
    'The railways of four countries signed the timetable on Monday evening after thirteen years without a sleeper on the line, the operators said in a joint statement.',
}

const others: readonly Entry[] = [
  entry(
    'Continental Post',
    'continental-post.example',
    '03 02:35',
    141,
    'Lisbon to Hamburg by sleeper: three countries agree to bring the night train back',
    image('continental-post.example'),
  ),
  entry(
    'Continental Post',
    'continental-post.example',
    '03 13:20',
    112,
    'What the sleeper will cost, berth by berth',
  ),
  entry(
    'Continental Post',
    'continental-post.example',
    '04 06:00',
    90,
    'The last conductor of the old night line remembers',
  ),
  entry(
    'Ledger & Line',
    'ledger-line.example',
    '03 04:50',
    126,
    'Who pays for the new night train? The timetable is settled, the bill is not',
    {
      ampWebUrl: 'https://amp.ledger-line.example/2026/who-pays-for-the-new-night-train',
      webUrl:
        'https://www.ledger-line.example/2026/who-pays-for-the-new-night-train?utm_source=feed&fbclid=x1',
    },
  ),
  entry(
    'Kanal Nord am Abend',
    'kanal-nord.example',
    '02 18:05',
    118,
    'Verkehrsministerkonferenz einigt sich auf Wiederaufnahme der grenzüberschreitenden Nachtzugverbindung: Schlafwagenreservierungen voraussichtlich ab Frühjahr',
  ),
  entry(
    'Meridian TV',
    'meridian.example',
    '03 09:12',
    109,
    'On board the test run: thirty hours in a restored sleeping car',
    { type: 'video', ...image('meridian.example') },
  ),
  entry(
    'Tidewater Daily',
    'tidewater.example',
    '03 06:58',
    97,
    'Sleeper service returns after thirteen years, with bookings to open in March',
  ),
  entry(
    'صحيفة المرفأ',
    'almarfa.example',
    '03 11:20',
    93,
    'عودة قطار الليل بين لشبونة وهامبورغ في الربيع بعد توقف دام ثلاثة عشر عاما',
  ),
  entry(
    'Coast Herald',
    'coast-herald.example',
    '03 07:02',
    88,
    'Night train to Hamburg confirmed for spring',
  ),
  entry(
    'Ferrovia Oggi',
    'ferrovia.example',
    '03 10:44',
    79,
    'Il treno notturno Lisbona-Amburgo torna in primavera, ma non per tutti',
  ),
  entry('Wirefold', 'wirefold.example', '03 02:10', 71, SAME, {
    ...SAME_TEXT,
    ampWebUrl: 'https://amp.wirefold.example/2026/operators-agree-to-restart',
  }),
  entry('Port Bulletin', 'port-bulletin.example', '03 02:31', 66, SAME, SAME_TEXT),
  entry(
    'The Evening Standardbearer',
    'evening.example',
    '04 08:15',
    44,
    'Night trains are back. Should anyone take them?',
  ),
  entry(
    'Sleeper Notes',
    'sleeper-notes.example',
    '05 16:30',
    null,
    'A first look at the couchette plan for the spring timetable',
  ),
]

const record = (
  webUrl: string,
  title: string,
  when: string,
  quality: number | null,
  related: readonly Entry[],
): Entry => ({
  ...entry('The Harbour Gazette', 'harbour-gazette.example', when, quality, title),
  webUrl,
  published: true,
  related,
})

/** The page as its coverage lists it: each of the others names it, so no similarity threshold decides. */
const page: Entry = {
  title: TITLES.story,
  webUrl: RAIL.story,
  provider: { name: 'The Harbour Gazette', domain: 'harbour-gazette.example' },
}

/** Other news, so that scores have ranks: outlets with five articles or more have a usual score. */
const SUBJECTS = ['ferry', 'tram', 'canal', 'bridge', 'signal', 'ticket', 'harbour', 'tunnel']
const KEEPERS = [
  ['Continental Post', 'continental-post.example'],
  ['Tidewater Daily', 'tidewater.example'],
  ['Coast Herald', 'coast-herald.example'],
  ['Quay Review', 'quay-review.example'],
] as const
const filler = Array.from({ length: 160 }, (_, n): Entry => {
  const [outlet, domain] = KEEPERS[n % KEEPERS.length] ?? KEEPERS[0]
  const subject = SUBJECTS[n % SUBJECTS.length] ?? 'ferry'
  const day = String(1 + (n % 28)).padStart(2, '0')
  return {
    ...entry(
      outlet,
      domain,
      '01 06:00',
      20 + ((n * 37) % 110),
      `Ledger of ${subject} ${n}: minute ${n * 7} of a quiet year`,
    ),
    publishedDateTime: `2025-${String(1 + (n % 12)).padStart(2, '0')}-${day}T06:00:00Z`,
  }
})

export const RECORDS: readonly Entry[] = [
  record(RAIL.story, TITLES.story, '03 07:40', 88, others),
  ...others.map((other) => ({ ...other, published: true, related: [page] })),
  record(RAIL.alone, 'The clock of the ticket hall is wound again', '06 06:00', null, []),
  entry(
    'Tidewater Daily',
    'tidewater.example',
    '06 05:40',
    97,
    'Lisbon port opens new terminal for night train passengers',
  ),
  entry(
    'Ledger & Line',
    'ledger-line.example',
    '05 20:10',
    126,
    'A new terminal in Lisbon port opens for sleeper passengers',
  ),
  ...filler,
]
