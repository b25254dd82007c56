/** The background of the json peer. */
import { jsonPeer } from './json.ts'
import { serveReports } from './peer.ts'

serveReports(jsonPeer)
