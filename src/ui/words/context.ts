/** Provides the words of the chosen language to every component. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Words } from './words.ts'

export const WordsContext = createContext<Words | null>(null)

export const useWords = (): Words => {
  const words = useContext(WordsContext)
  if (words === null) throw new Error('WordsContext has no words: render inside its Provider.')
  return words
}
