/** A small picture for pages and rows: a landscape of two colours as SVG. */
import type { Answer } from '../harness/site.ts'

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="120" height="80" fill="#7d93b5"/><path d="M0 80V52l34-26 30 24 22-14 34 30v14z" fill="#3c4f6d"/><circle cx="92" cy="20" r="9" fill="#f3e7c8"/></svg>`

export const picture: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'image/svg+xml' })
  response.end(SVG)
}
