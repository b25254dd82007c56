/** Fills the packaged sample page with an article of the packaged index. The page works offline and has no script. */
import type { Plugin } from 'vite'

/** `date` is ISO 8601, or null. */
export type SampleArticle = {
  readonly url: string
  readonly title: string
  readonly excerpt: string
  readonly outlet: string
  readonly date: string | null
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char)

/** Replaces `{{name}}` by the article's member of that name, as text. */
export function fillIn(html: string, article: SampleArticle): string {
  const values: Readonly<Record<string, string>> = { ...article, date: article.date?.slice(0, 10) ?? '' }
  return html.replace(/\{\{(\w+)\}\}/g, (_, name) => escaped(values[name] ?? ''))
}

export function samplePage(article: SampleArticle): Plugin {
  return {
    name: 'sample-page',
    config: () => ({ define: { __SAMPLE_URL__: JSON.stringify(article.url) } }),
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path }) => (path.endsWith('/sample.html') ? fillIn(html, article) : html),
    },
  }
}
