/** Field names of other programs. They are not read, and each gives a warning. */
import { type Fields, isAbsent } from './fields.ts'
import { type Note, type Path, quoted } from './problems.ts'

/** Each field with its usual other names, in lower case without - and _. Other fields are ignored silently. */
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

/** Warns of each name that is used instead of a missing field: "date" without publishedDateTime. */
export function noteMisnamed(fields: Fields, path: Path, note: Note): void {
  for (const key in fields) {
    const name = MEANT.get(key.toLowerCase().replaceAll(/[-_]/g, ''))
    if (name === undefined || name === key || !isAbsent(fields[name])) continue
    note('warning', 'misnamed', [...path, key], `${quoted(key)} is not read; the name is ${name}`)
  }
}

/** Site generators write `draft: true`, the opposite of our `published: true`. */
export function noteDraft(fields: Fields, note: Note): void {
  if (fields.draft === true && isAbsent(fields.published))
    note('warning', 'misnamed', ['draft'], '“draft” is not read; write published: false')
}
