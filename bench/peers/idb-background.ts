/** The background of the idb peer. */
import { idbPeer } from './idb.ts'
import { serveReports } from './peer.ts'

serveReports(idbPeer)
