/** Generates articles as records, the same for the same seed, with about the real folder's number of articles per day. */
import type { Article, ArticleRecord, Card } from '../../src/core/article/types.ts'
import { addressesOf, imageOf } from './addresses.ts'
import { type Event, eventSize, newEvent, printed, type Told, tell } from './events.ts'
import { anyOutlet, type Outlet } from './outlets.ts'
import { Random } from './random.ts'

export const SEED = 20_201_113

export const CARD: Card = {
  name: 'Made-up news',
  maker: null,
  home: null,
  qualityMeans: 'A number drawn from a hat.',
  qualityDigits: 0,
  licence: null,
  scoreTable: null,
}

/** Mean seconds between two articles of all outlets: 1,230 a day. */
const PACE = 86_400 / 1230
const START = Date.UTC(2022, 0, 1) / 1000
/** Mean seconds between an event and an article about it. */
const DELAY = 9 * 3600
/** Shares: members by the event's first outlet; members with another's text; records with a list; other members in that list. */
const SAME_OUTLET = 0.25
const COPIED = 0.06
const LISTS = 0.34
const LISTED = 0.66

/** Topics as in the real folder; nearly all articles have the first. */
const TOPICS = [
  'Public Health News',
  'World Affairs',
  'Economy and Jobs',
  'Schools',
  'Travel',
  'Sport',
  'Technology',
  'Elections',
]

/** `count` articles, each as a record. Memory use does not depend on `count`. */
export function* generate(count: number, seed = SEED): Generator<ArticleRecord> {
  const random = new Random(seed)
  let made = 0
  while (made < count) {
    const size = Math.min(eventSize(random), count - made)
    const event = newEvent(START + made * PACE, random)
    yield* withLists(tellAll(event, size, random), random)
    made += size
  }
}

function tellAll(event: Event, size: number, random: Random): Article[] {
  const articles: Article[] = []
  const outlets: Outlet[] = []
  const urls = new Set<string>()
  while (articles.length < size) {
    const first = articles[0]
    const outlet = random.chance(SAME_OUTLET) ? (outlets[0] ?? anyOutlet(random)) : anyOutlet(random)
    const told = first && random.chance(COPIED) ? first : tell(event, outlet.titleCase, random)
    const article = publish(outlet, told, event, random)
    // A title that repeats at an outlet without numbers in its addresses would give two pages one address.
    if (article.urls.web === null || urls.has(article.urls.web)) continue
    urls.add(article.urls.web)
    articles.push(article)
    outlets.push(outlet)
  }
  return articles
}

function publish(outlet: Outlet, { title, excerpt }: Told, event: Event, random: Random): Article {
  const time = Math.round((event.time + random.exponential(DELAY)) / 60) * 60
  const image = imageOf(outlet, title, time, random)
  return {
    title,
    excerpt,
    urls: addressesOf(outlet, [title, printed(event.headline, false)], time, random),
    provider: outlet.provider,
    time: random.chance(0.7) ? time : time + random.int(1, 59),
    dateIsFirstSeen: false,
    language: null,
    type: 'article',
    quality: random.chance(0.998) ? Math.max(1, Math.round(outlet.quality + 11 * random.normal())) : null,
    topics: topics(random),
    image,
  }
}

function topics(random: Random): string[] {
  const more = random.weighted([
    [0, 22],
    [1, 60],
    [2, 14],
    [3, 4],
  ] as const)
  const others = Array.from({ length: more }, () => TOPICS[1 + random.zipf(TOPICS.length - 1, 1.3, 0)] ?? '')
  return [...new Set([TOPICS[0] ?? '', ...others])]
}

function withLists(articles: readonly Article[], random: Random): ArticleRecord[] {
  return articles.map((article) => {
    const related = random.chance(LISTS)
      ? articles.filter((other) => other !== article && random.chance(LISTED))
      : []
    return {
      article,
      related: related.toSorted((a, b) => (b.quality ?? 0) - (a.quality ?? 0)),
    }
  })
}
