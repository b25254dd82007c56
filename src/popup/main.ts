/** The story as plain text. */

import { addressOf } from '../platform/page-report.ts'
import { activeTab, readPage } from '../platform/tab.ts'
import { countOutlets, lookUp } from '../sources/look-up.ts'

const tab = await activeTab()
const url = tab?.url
const first = url ? await lookUp({ url }) : null
const report = tab && url && !first?.groups.length && !tab.sample ? await readPage(tab.id, url) : null
const answer = report ? await lookUp(addressOf(report)) : first
for (const { story } of answer?.groups ?? []) {
  for (const row of [story.article, ...story.rows]) {
    const line = document.createElement('p')
    line.textContent = `${row.provider.name}: ${row.title} ${row.quality ?? 'not scored'}`
    document.body.append(line)
  }
}
document.body.dataset.outlets = String(countOutlets(answer?.groups ?? [], []))
document.body.dataset.state = JSON.stringify({
  url,
  report,
  errors: answer?.sources.map(({ error }) => error),
})
