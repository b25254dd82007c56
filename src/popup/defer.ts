/** The code that a story's first paint does without. It loads right after that paint, or before it where it is needed. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

export type Deferred = typeof import('./deferred/index.ts')

export const loadDeferred = (): Promise<Deferred> => import('./deferred/index.ts')

export const DeferredContext = createContext<Deferred | null>(null)

/** Null until it is loaded. */
export const useDeferred = (): Deferred | null => useContext(DeferredContext)
