/** Every screen except a story's. */
import type { Screen } from '../screen/screen.ts'
import { Failed, NoSource, NotArticle, Nothing, Unreadable } from './empty-states.tsx'
import { NearMatches } from './near-matches.tsx'
import { Notices } from './notices.tsx'
import { UnindexedPageHeader } from './unindexed-page-header.tsx'

export const OtherScreen = ({ screen }: { screen: Screen }) => {
  switch (screen.state) {
    case 'loading':
    case 'story':
      return null
    case 'near':
    case 'nothing':
      return (
        <>
          <Notices sources={screen.sources} offline={false} />
          <UnindexedPageHeader page={screen.page} />
          {screen.state === 'near' ? <NearMatches {...screen} /> : <Nothing {...screen} />}
        </>
      )
    case 'no-source':
      return <NoSource />
    case 'not-article':
      return <NotArticle shortcut={screen.shortcut} />
    case 'failed':
      return <Failed />
    case 'unreadable':
      return <Unreadable sources={screen.sources} />
  }
}
