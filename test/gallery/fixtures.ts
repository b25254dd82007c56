/** Stories that fill every part of the popup. The first is the sample record; every other outlet is invented. */
import { bareRow } from '../../src/core/index/fixtures/bare-row.ts'
import type { IndexInfo, Place, Row, Story } from '../../src/core/index/types.ts'
import type { Group, SourceState } from '../../src/sources/types.ts'

export const row = (name: string, domain: string, title: string, rest: Partial<Row> = {}): Row =>
  bareRow(`https://${domain}/${encodeURIComponent(title.slice(0, 24))}`, {
    title,
    provider: { name, domain },
    why: { by: 'own', position: 0 },
    ...rest,
  })

const rank = (place: number, tied: boolean, of: number): Place => ({ in: 'story', rank: place, tied, of })
const above = (part: number): Place => ({ in: 'index', above: part, of: 12_431 })

const info = (name: string, rest: Partial<IndexInfo> = {}): IndexInfo => ({
  card: { name, maker: null, home: null, qualityMeans: null, qualityDigits: 0, licence: null },
  hashes: ['5b1e7c0a9d3f48e26a7b90c1d2e3f4051627384950a1b2c3d4e5f60718293a4b'],
  articles: 6,
  providers: 6,
  newest: '2020-11-17T10:35:00Z',
  scale: { scored: 6, min: 40, max: 105, median: 67.5, density: [2, 0, 1, 2, 0, 1] },
  ...rest,
})

const TITLE = 'Amazon shifts some Alexa and Rekognition computing to its own Inferentia chip'
const venturebeat = { name: 'VentureBeat', domain: 'venturebeat.com' }

const sampleStory: Story = {
  article: row('Elmoudjaweb', 'elmoudjaweb.com', `${TITLE} – Jaweb`, {
    publishedDateTime: '2020-11-13T08:59:00Z',
    quality: 71,
    place: rank(2, true, 6),
    why: null,
    copyOf: { url: 'https://venturebeat.com/', provider: venturebeat, score: 1 },
  }),
  rows: [
    row('VentureBeat', 'venturebeat.com', TITLE, {
      publishedDateTime: '2020-11-13T08:49:00Z',
      ampUrl: 'https://venturebeat.com/amp/',
      quality: 105,
      place: rank(1, false, 6),
    }),
    row('Ars Technica', 'arstechnica.com', 'Amazon begins shifting Alexa’s cloud AI to its own silicon', {
      publishedDateTime: '2020-11-13T18:07:00Z',
      quality: 71,
      place: rank(2, true, 6),
    }),
    row(
      'TechRadar',
      'techradar.com',
      'Alexa now runs on more powerful cloud instances, opening the door for complex new features',
      {
        publishedDateTime: '2020-11-13T23:04:00Z',
        ampUrl: 'https://www.techradar.com/amp/',
        quality: 64,
        place: rank(4, false, 6),
      },
    ),
    row(
      'Analytics India Magazine',
      'analyticsindiamag.com',
      'Amazon Making In Roads Into Chip Industry; Now Uses Its Own Machine Learning Chips For Alexa Services',
      { publishedDateTime: '2020-11-17T10:35:00Z', quality: 41, place: rank(5, false, 6) },
    ),
    row(
      'Biometric Companies',
      'biometricupdate.com',
      'Amazon moving facial recognition and voice processing off of Nvidia chips',
      { publishedDateTime: '2020-11-13T21:55:00Z', quality: 40, place: rank(6, false, 6) },
    ),
  ],
}

const train = (
  name: string,
  domain: string,
  publishedDateTime: string,
  quality: number | null,
  part: number,
  title: string,
  rest: Partial<Row> = {},
): Row =>
  row(name, domain, title, {
    publishedDateTime,
    quality,
    place: quality === null ? null : above(part),
    ...rest,
  })

const trainStory: Story = {
  article: train(
    'The Harbour Gazette',
    'harbour-gazette.example',
    '2026-03-03T07:40:00Z',
    88,
    64,
    'Night train from Lisbon to Hamburg to run again from spring, operators say',
    { why: null },
  ),
  rows: [
    train(
      'Continental Post',
      'continental-post.example',
      '2026-03-03T02:35:00Z',
      141,
      96,
      'Lisbon to Hamburg by sleeper: three countries agree to bring the night train back',
      {
        usual: 121,
        more: [
          train(
            'Continental Post',
            'continental-post.example',
            '2026-03-03T13:20:00Z',
            112,
            82,
            'What the sleeper will cost, berth by berth',
          ),
          train(
            'Continental Post',
            'continental-post.example',
            '2026-03-04T06:00:00Z',
            90,
            66,
            'The last conductor of the old night line remembers',
          ),
        ],
      },
    ),
    train(
      'Ledger & Line',
      'ledger-line.example',
      '2026-03-03T04:50:00Z',
      126,
      91,
      'Who pays for the new night train? The timetable is settled, the bill is not',
      { ampUrl: 'https://ledger-line.example/amp' },
    ),
    train(
      'Kanal Nord am Abend',
      'kanal-nord.example',
      '2026-03-02T18:05:00Z',
      118,
      86,
      'Verkehrsministerkonferenz einigt sich auf Wiederaufnahme der grenzüberschreitenden Nachtzugverbindung: Schlafwagenreservierungen voraussichtlich ab Frühjahr',
    ),
    train(
      'Meridian TV',
      'meridian.example',
      '2026-03-03T09:12:00Z',
      109,
      80,
      'On board the test run: thirty hours in a restored sleeping car',
      { type: 'video' },
    ),
    train(
      'Tidewater Daily',
      'tidewater.example',
      '2026-03-03T06:58:00Z',
      97,
      71,
      'Sleeper service returns after thirteen years, with bookings to open in March',
    ),
    train(
      'صحيفة المرفأ',
      'almarfa.example',
      '2026-03-03T11:20:00Z',
      93,
      68,
      'عودة قطار الليل بين لشبونة وهامبورغ في الربيع بعد توقف دام ثلاثة عشر عاما',
    ),
    train(
      'Coast Herald',
      'coast-herald.example',
      '2026-03-03T07:02:00Z',
      88,
      64,
      'Night train to Hamburg confirmed for spring',
    ),
    train(
      'Ferrovia Oggi',
      'ferrovia.example',
      '2026-03-03T10:44:00Z',
      79,
      55,
      'Il treno notturno Lisbona-Amburgo torna in primavera, ma non per tutti',
    ),
    train(
      'Wirefold',
      'wirefold.example',
      '2026-03-03T02:10:00Z',
      71,
      47,
      'Operators agree to restart Lisbon-Hamburg night train from spring',
      {
        ampUrl: 'https://wirefold.example/amp',
        copies: [
          train(
            'Port Bulletin',
            'port-bulletin.example',
            '2026-03-03T02:31:00Z',
            66,
            43,
            'Operators agree to restart Lisbon-Hamburg night train from spring',
            {
              copyOf: {
                url: 'https://wirefold.example/',
                provider: { name: 'Wirefold', domain: 'wirefold.example' },
                score: 1,
              },
            },
          ),
        ],
      },
    ),
    train(
      'The Evening Standardbearer',
      'evening.example',
      '2026-03-04T08:15:00Z',
      44,
      22,
      'Night trains are back. Should anyone take them?',
    ),
    train(
      'Sleeper Notes',
      'sleeper-notes.example',
      '2026-03-05T16:30:00Z',
      null,
      0,
      'A first look at the couchette plan for the spring timetable',
    ),
  ],
}

const trainInfo = info('Rail & Ferry', {
  card: {
    name: 'Rail & Ferry',
    maker: 'The Rail & Ferry desk',
    home: 'https://rail-ferry.example/about',
    qualityMeans:
      'Counts named sources, first-hand reporting and length, weighed by two editors each quarter.',
    qualityDigits: 0,
    licence: null,
  },
  articles: 12_960,
  providers: 214,
  newest: '2026-03-05T21:00:00Z',
  scale: {
    scored: 12_431,
    min: 0,
    max: 213,
    median: 74,
    density: [
      2, 4, 7, 12, 21, 34, 52, 71, 86, 93, 95, 90, 80, 69, 58, 47, 38, 30, 23, 18, 13, 10, 7, 5, 4, 3, 2, 2,
      1, 1, 1, 1,
    ],
  },
})

export const NOW = Date.parse('2026-03-06T10:30:00Z') / 1000

const state = (
  id: string,
  it: IndexInfo | null,
  name: string,
  rest: Partial<SourceState> = {},
): SourceState => ({
  id,
  kind: 'url',
  name,
  info: it,
  error: null,
  checkedAt: null,
  builtAt: null,
  ...rest,
})

export const sampleInfo = info('Sample')
export const sampleSource = state('sample', sampleInfo, 'Sample', { kind: 'bundled' })
export const trainSource = state('trains', trainInfo, 'Rail & Ferry', { builtAt: '2026-03-06T07:30:00Z' })

export const group = (source: SourceState, story: Story, rest: Partial<Group> = {}): Group => ({
  source,
  info: source.info ?? sampleInfo,
  match: { by: 'path', via: 'url', part: 0, article: 0 },
  story,
  alsoIn: new Map(),
  ...rest,
})

export const sampleGroup = group(sampleSource, sampleStory)
export const trainGroup = group(trainSource, trainStory)

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle '.repeat(40)
const longest = (at: number): Row =>
  row(`${at} ${LONG}`, `${'long-'.repeat(12)}${at}.example`, `<script>alert(${at})</script> 📰 ${LONG}`, {
    url: at === 1 ? 'javascript:alert(1)' : `https://long.example/${at}/${'x'.repeat(1800)}`,
    ampUrl: 'https://long.example/amp',
    publishedDateTime: `2026-03-0${at}T23:59:59Z`,
    quality: 1234567 * at,
    place: rank(4 - at, false, 4),
    type: 'video',
    copyOf: { url: 'https://long.example/', provider: { name: LONG, domain: 'long.example' }, score: 1 },
  })

const longSource = state('long', info(LONG), LONG)
/** Everything at its longest, and one row with everything missing. */
export const longGroup = group(longSource, {
  article: { ...longest(3), why: null },
  rows: [longest(1), longest(2), row('?', 'x.example', '?')],
})

/** A scale from 0 to 1 beside a scale of hundreds: two groups, never merged. */
const fractionInfo = info('Slow Read', {
  card: { ...sampleInfo.card, name: 'Slow Read', qualityDigits: 2 },
  scale: { scored: 40, min: 0.1, max: 0.98, median: 0.62, density: [1, 3, 9, 14, 9, 4] },
})
const fractionSource = state('slow', fractionInfo, 'Slow Read', { builtAt: '2026-03-05T07:30:00Z' })
const fraction = (name: string, domain: string, quality: number, place: number, title: string): Row =>
  row(name, domain, title, {
    publishedDateTime: '2026-03-03T12:00:00Z',
    quality,
    place: rank(place, false, 3),
  })
export const twoGroups = [
  group(
    trainSource,
    { ...trainStory, rows: trainStory.rows.slice(0, 4) },
    {
      alsoIn: new Map([
        [
          trainStory.rows[1]?.url ?? '',
          [{ source: { id: 'slow', kind: 'url', name: 'Slow Read' }, quality: 0.87 }],
        ],
      ]),
    },
  ),
  group(fractionSource, {
    article: { ...trainStory.article, quality: 0.71, place: rank(2, false, 3) },
    rows: [
      fraction('Quiet Quarterly', 'quiet.example', 0.94, 1, 'A continent, overnight'),
      fraction('Platform Nine', 'platform9.example', 0.4, 3, 'Night train bookings open: what we know'),
    ],
  }),
]
export const fractionState = fractionSource

/** A story whose page is alone, unscored and undated. */
export const aloneGroup = group(sampleSource, {
  article: row(
    'Small Town Weekly',
    'small-town.example',
    'Council votes to keep the library open on Sundays',
    { why: null },
  ),
  rows: [],
})

export const nearRows: Row[] = [
  train(
    'Tidewater Daily',
    'tidewater.example',
    '2026-03-06T05:40:00Z',
    97,
    71,
    'Lisbon port opens terminal for night train passengers',
  ),
  train(
    'Ledger & Line',
    'ledger-line.example',
    '2026-03-05T20:10:00Z',
    126,
    91,
    'A new terminal in Lisbon, built for people who arrive asleep',
  ),
]
