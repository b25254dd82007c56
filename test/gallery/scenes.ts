/** Every state of the popup by name, as the gallery shows it. */
import type { Screen } from '../../src/popup/model/screen.ts'
import {
  aloneGroup,
  fractionState,
  longGroup,
  nearRows,
  sampleGroup,
  sampleInfo,
  sampleSource,
  trainGroup,
  trainSource,
  twoGroups,
} from './fixtures.ts'

const coast = {
  title: 'Port of Lisbon opens new terminal for sleeper passengers',
  outlet: 'Coast Herald',
  publishedDateTime: '2026-03-06T06:15:00Z',
}
const town = {
  title: 'Council votes to keep the library open on Sundays',
  outlet: 'Small Town Weekly',
  publishedDateTime: '2026-03-06T10:05:00Z',
}
const damaged = {
  code: 'checksum',
  message: 'The index file is damaged. Download or copy it again. (checksum at byte 4120)',
}

export const SCENES: Readonly<Record<string, Screen>> = {
  sample: { state: 'story', reason: 'address', groups: [sampleGroup], sources: [sampleSource] },
  story: { state: 'story', reason: 'address', groups: [trainGroup], sources: [trainSource] },
  groups: { state: 'story', reason: 'address', groups: twoGroups, sources: [trainSource, fractionState] },
  alone: { state: 'story', reason: 'address', groups: [aloneGroup], sources: [sampleSource] },
  longest: {
    state: 'story',
    reason: 'address',
    groups: [longGroup],
    sources: [longGroup.source, sampleSource].map((source) => ({ ...sampleSource, ...source })),
  },
  loading: { state: 'loading', sources: [] },
  near: {
    state: 'near',
    page: coast,
    groups: [
      {
        source: trainSource,
        info: trainSource.info ?? sampleInfo,
        rows: nearRows.map((row, at) => ({ row, score: 0.8 - at / 10 })),
        alsoIn: new Map(),
      },
    ],
    sources: [trainSource],
  },
  covered: {
    state: 'nothing',
    page: coast,
    read: true,
    outlets: [
      {
        source: trainSource,
        info: trainSource.info ?? sampleInfo,
        outlet: {
          provider: { name: 'Coast Herald', domain: 'coast-herald.example' },
          articles: 412,
          newest: '2026-03-05T18:00:00Z',
        },
      },
    ],
    feeds: [],
    sources: [trainSource],
  },
  uncovered: {
    state: 'nothing',
    page: town,
    read: true,
    outlets: [],
    feeds: [],
    sources: [trainSource, sampleSource],
  },
  'page-feed': {
    state: 'nothing',
    page: town,
    read: true,
    outlets: [],
    feeds: [{ href: 'https://town.example/rss', title: 'Town', type: 'application/rss+xml' }],
    sources: [trainSource],
  },
  'no-source': { state: 'no-source', sources: [] },
  'not-article': { state: 'not-article', shortcut: 'Alt+Shift+Y', sources: [trainSource] },
  refresh: {
    state: 'story',
    reason: 'address',
    groups: [trainGroup],
    sources: [
      {
        ...trainSource,
        error: { code: 'wrong-hash', message: 'What was downloaded is not the index that was announced.' },
      },
    ],
  },
  unreadable: { state: 'unreadable', sources: [{ ...trainSource, info: null, error: damaged }] },
}
