/** Fills the packaged sample page with an article of the packaged index: its own head, offline, without a script. */
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

export function samplePage(article: SampleArticle): Plugin {
  const values: Readonly<Record<string, string>> = { ...article, date: article.date?.slice(0, 10) ?? '' }
  return {
    name: 'sample-page',
    apply: 'build',
    config: () => ({ define: { __SAMPLE_URL__: JSON.stringify(article.url) } }),
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path }) =>
        path.endsWith('/sample.html')
          ? html.replace(/\{\{(\w+)\}\}/g, (_, name) => escaped(values[name] ?? ''))
          : html,
    },
  }
}
