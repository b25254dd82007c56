/** HTML of the pages that tests serve. */

export const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)

/** An article's page. `head` is more markup for its head. */
export function articlePage(title: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<link rel="icon" href="data:,">${head}</head><body><article><h1>${escaped(title)}</h1></article></body></html>`
}

export const canonical = (url: string): string => `<link rel="canonical" href="${escaped(url)}">`
