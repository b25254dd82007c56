import { expect, it } from 'vitest'
import { parseLanguage } from './language.ts'

it.each([
  ['en', 'en'],
  ['PT_br', 'pt-BR'],
  ['IT-it', 'it-IT'],
  [' zh-hant-TW ', 'zh-Hant-TW'],
  ['es-419', 'es-419'],
  ['ca-valencia', 'ca-valencia'],
])('the language tag %j is spelled %j', (given, expected) => expect(parseLanguage(given)).toBe(expected))

it.each(['', 'english', 'e', 'en-', 'und', 'x-default', 'zxx', 'en; q=1', `en${'-a'.repeat(1e6)}`])(
  '%.20s names no language',
  (given) => expect(parseLanguage(given)).toBeNull(),
)
