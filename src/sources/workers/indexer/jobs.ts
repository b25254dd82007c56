/** Jobs of the indexer and their results: plain data, so that they can be posted to a worker. */
import type { FileProblem } from '../../../core/article/types.ts'
import type { Outlet } from '../../../intake/feed/outlet.ts'
import type { ErrorData } from '../../../platform/error-data.ts'
import type { PickedFile } from './picked-files.ts'

/** A new index file in the private file system; `name` is its file name there. */
export type BuiltFile = { readonly name: string; readonly hash: string; readonly size: number }

/** One feed of a job. Its fetched bytes are in the private file system (`files/feed-files.ts`). */
export type FeedInput = {
  readonly id: string
  readonly address: string
  /** Null: to be found in the feed. */
  readonly outlet: Outlet | null
  readonly found:
    | {
        readonly kind: 'fresh'
        readonly contentType: string | null
        /** Where the bytes came from, after redirects. */
        readonly from: string
      }
    | { readonly kind: 'unchanged' | 'unknown' }
}

/** Reads the fresh feeds and indexes what is kept of all of them. */
export type FeedsJob = {
  readonly kind: 'feeds'
  /** The name on the index's card. */
  readonly name: string
  readonly feeds: readonly FeedInput[]
  /** Seconds since 1970. */
  readonly now: number
  /** How long an article stays after its feed has dropped it. */
  readonly days: number
}

export type FeedOutcome = {
  readonly id: string
  readonly outlet: Outlet | null
  readonly articles: number
  readonly newest: string | null
  /** Seconds that the feed wants between two requests; null if it does not say or was not read. */
  readonly refreshSeconds: number | null
  /** Why the fresh bytes are no feed; null when all is well. */
  readonly error: ErrorData | null
}

export type FeedsAnswer = { readonly feeds: readonly FeedOutcome[]; readonly file: BuiltFile | null }

/** Indexes files that the reader picked: Markdown, `.json`, `.ndjson`. */
export type RecordsJob = {
  readonly kind: 'records'
  /** The index's name if no `second-source.yml` is among the files. */
  readonly name: string
  readonly files: readonly PickedFile[]
}

export type RecordsAnswer = {
  readonly file: BuiltFile | null
  readonly files: number
  readonly articles: number
  /** The first 500, with the name of their file. */
  readonly problems: readonly (FileProblem & { readonly file: string })[]
  readonly problemCount: number
}

export type Job = FeedsJob | RecordsJob
export type AnswerOf<T extends Job> = T extends FeedsJob ? FeedsAnswer : RecordsAnswer

/** Files read, of how many; all of them: the index is being built. Not for feeds. */
export type OnProgress = (done: number, of: number) => void
export type Progress = { readonly done: number; readonly of: number }
