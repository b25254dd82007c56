/** The page of the json peer: its popup, and what installs its articles. */
import { jsonPeer } from './json.ts'
import { installFrom, showStory } from './peer.ts'

Object.assign(globalThis, { installFrom: (address: string) => installFrom(jsonPeer, address) })
void showStory(jsonPeer)
