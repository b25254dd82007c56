/** Names that other programs give to a record's values: they are not read, and whoever writes them should hear of it. */
import { type Fields, isAbsent } from './fields.ts'
import { type Note, type Path, quoted } from './problems.ts'

/** What is meant, by its own name and its usual others, in lower case without - and _. What else front matter holds is its own affair. */
const MEANT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    title: ['headline'],
    webUrl: ['url', 'link', 'permalink', 'canonical', 'canonicalurl'],
    excerpt: ['description', 'summary', 'abstract'],
    publishedDateTime: ['date', 'datetime', 'time', 'pubdate', 'publishdate', 'datepublished', 'publishedat'],
    quality: ['score', 'rating'],
    provider: ['publisher', 'outlet', 'source'],
    images: ['image', 'thumbnail', 'cover'],
    topics: ['topic', 'keywords'],
    related: ['relatedarticles', 'coverage'],
    language: ['lang', 'inlanguage'],
    dateIsFirstSeen: [],
    type: [],
    originalUrl: [],
    ampWebUrl: [],
    cdnAmpWebUrl: [],
  }).flatMap(([name, others]) => [name.toLowerCase(), ...others].map((other) => [other, name] as const)),
)

/** Notes each name that stands for one which is missing: "date" where there is no publishedDateTime. */
export function noteMisnamed(fields: Fields, path: Path, note: Note): void {
  for (const key in fields) {
    const name = MEANT.get(key.toLowerCase().replaceAll(/[-_]/g, ''))
    if (name === undefined || name === key || !isAbsent(fields[name])) continue
    note('warning', 'misnamed', [...path, key], `${quoted(key)} is not read; the name is ${name}`)
  }
}

/** Site builders say `draft: true`, which means the opposite of our `published: true`. */
export function noteDraft(fields: Fields, note: Note): void {
  if (fields.draft === true && isAbsent(fields.published))
    note('warning', 'misnamed', ['draft'], '“draft” is not read; write published: false')
}
