/** Describes a page from its head: the headline, the time, the outlet, and whether it is an article. */
import { parseLanguage } from '../../core/article/language.ts'
import type { NearPage } from '../../core/terms/near.ts'
import { keys } from '../../core/url/keys.ts'
import { providerIdentity, registrableDomain } from '../../core/url/provider.ts'
import { webAddress } from '../../core/url/web-address.ts'
import { addressKind } from './article-address.ts'
import { isArticlePage } from './article-page.ts'
import { cleanText } from './clean-text.ts'
import { chooseHeadline } from './headline.ts'
import { type LdArticle, readJsonLd } from './json-ld.ts'
import { publicationTime } from './publication-time.ts'
import type { PageHead } from './types.ts'

/** A page as near matches ask for it, and what else its head says. Texts are plain; '' or null where the page says nothing. */
export type DescribedPage = NearPage & {
  readonly isArticle: boolean
  /** The name the page gives its outlet. */
  readonly outlet: string | null
  /** BCP 47, as the page says. */
  readonly language: string | null
  readonly image: string | null
}

/** UTF-16 units. */
const MAX_TITLE = 300
const MAX_EXCERPT = 1000
const MAX_NAME = 100
/** A shorter title may be the outlet's name itself. */
const MIN_TITLE = 25

const TITLE_NAMES = [
  'og:title',
  'twitter:title',
  'parsely-title',
  'sailthru.title',
  'dc.title',
  'headline',
  'title',
]
const EXCERPT_NAMES = ['og:description', 'twitter:description', 'description', 'dc.description']
const OUTLET_NAMES = ['og:site_name', 'application-name', 'dc.publisher', 'apple-mobile-web-app-title']
const IMAGE_NAMES = [
  'og:image:secure_url',
  'og:image',
  'og:image:url',
  'twitter:image',
  'twitter:image:src',
  'thumbnail',
]
const LANGUAGE_NAMES = ['og:locale', 'content-language', 'inlanguage', 'dc.language', 'language']

/** What the head of a page says, best source first: JSON-LD, og: and other metas, `<title>`; headings bear witness. */
export function describePage(head: PageHead): DescribedPage {
  const url = webAddress(head.url) && URL.canParse(head.url) ? new URL(head.url) : null
  const metas = firstOfEach(head.metas)
  const named = pick(metas, TITLE_NAMES)
  const ld = readJsonLd(head.jsonLd, isPage(head, named))
  const kind = addressKind(head.url)
  // One article alone that names another page: a section's teaser.
  const isTeaser = ld.article !== null && !ld.own && ld.article.url !== '' && kind !== 'article'
  const article = isTeaser ? null : ld.article
  const publisher = nameOf(article?.publisher ?? '')
  const host = url?.hostname.replace(/^www\./, '') ?? ''
  const clean = (text: string): string => cleanText(text, MAX_TITLE)
  const titles = [...TITLE_NAMES.map((name) => metas.get(name) ?? ''), head.title].map(clean)
  const site = withoutTitle(nameOf(pick(metas, OUTLET_NAMES)), titles)
  const domain = registrableDomain(host) ?? ''
  const outlets = [site, publisher, host, domain, domain.split('.')[0] ?? ''].filter((name) => name !== '')
  const title = chooseHeadline(
    { jsonLd: clean(article?.headline ?? ''), head: titles, headings: head.headings.map(clean) },
    outlets,
  )
  const excerpt = cleanText(article?.description || pick(metas, EXCERPT_NAMES), MAX_EXCERPT)
  const time = publicationTime(head, { ...ld, article })
  return {
    isArticle: isArticlePage({ head, kind, ld: { ...ld, article }, metas, title, isDated: time.isStated }),
    title,
    excerpt: excerpt === title || titles.includes(excerpt) ? '' : excerpt,
    time: time.seconds,
    provider: url ? providerIdentity(url.hostname) : '',
    outlet: site || publisher || null,
    language: languageOf([head.lang, pick(metas, LANGUAGE_NAMES), article?.language ?? '']),
    image: imageOf([pick(metas, IMAGE_NAMES), article?.image ?? ''], head.url),
  }
}

/** An outlet's name as plain text; one that is given as an address becomes its host. */
const nameOf = (text: string): string =>
  cleanText(text, MAX_NAME).replace(/^(?:https?:\/\/)?(?:www\.)?([^\s/]+\.[a-z]{2,})\/?$/i, '$1')

/** Templates put the page's title into the outlet's name: "Headline - Outlet". */
function withoutTitle(name: string, titles: readonly string[]): string {
  const title = titles.find((one) => one.length >= MIN_TITLE && name.startsWith(one))
  return title === undefined ? name : name.slice(title.length).replace(/^[\s\p{P}\p{S}]+/u, '')
}

/** Whether an article of the page's JSON-LD is the page itself: by its address, or by the headline the page shows. */
function isPage(head: PageHead, named: string): (article: LdArticle) => boolean {
  const own = new Set([head.url, head.canonical].flatMap((url) => keys(url)))
  let shown: readonly string[] | undefined
  return ({ url, headline }) => {
    if (url !== '' && keys(url).some((key) => own.has(key))) return true
    const bare = letters(headline)
    shown ??= [named, head.title, ...head.headings].map(letters)
    return bare !== '' && shown.some((title) => title.startsWith(bare))
  }
}

const letters = (text: string): string =>
  cleanText(text, MAX_TITLE)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()

/** The first content of each name that has one. */
function firstOfEach(metas: PageHead['metas']): Map<string, string> {
  const out = new Map<string, string>()
  for (const [name, content] of metas) if (content.trim() !== '' && !out.has(name)) out.set(name, content)
  return out
}

const pick = (metas: ReadonlyMap<string, string>, names: readonly string[]): string =>
  names.map((name) => metas.get(name)).find((value) => value !== undefined) ?? ''

/** English is what templates say when nobody has changed it: any other language of the page counts more. */
function languageOf(tags: readonly string[]): string | null {
  // "de, en" names the page's own language first.
  const languages = tags.flatMap((tag) => parseLanguage(tag.split(/[,;.]/, 1)[0] ?? '') ?? [])
  return languages.find((language) => !/^en\b/.test(language)) ?? languages[0] ?? null
}

function imageOf(addresses: readonly string[], base: string): string | null {
  for (const address of addresses)
    if (address.trim() !== '' && URL.canParse(address, base)) return webAddress(new URL(address, base).href)
  return null
}
