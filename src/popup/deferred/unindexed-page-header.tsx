/** The header of a page that no index knows: as its own head describes it. */
import { bounded } from '../../ui/text.ts'
import { Label } from '../parts/page-header.tsx'
import type { UnindexedPage } from '../screen/screen.ts'

export const UnindexedPageHeader = ({ page }: { page: UnindexedPage }) => (
  <header class="page">
    <Label outlet={page.outlet} iso={page.publishedDateTime} />
    {page.title !== null && (
      <div class="cols">
        <div class="page__what" dir="auto">
          <h1 class="page__title">{bounded(page.title)}</h1>
        </div>
      </div>
    )}
  </header>
)
