/** Chooses the main address of an article. */
import type { Article } from './types.ts'

/** The address the article is opened at. */
export const mainUrl = ({ urls }: Article): string => urls.web ?? urls.original ?? ''
