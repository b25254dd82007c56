/** The page of the idb peer: its popup and its installer. */
import { idbPeer } from './idb.ts'
import { installFrom, showStory } from './peer.ts'

Object.assign(globalThis, { installFrom: (address: string) => installFrom(idbPeer, address) })
void showStory(idbPeer)
