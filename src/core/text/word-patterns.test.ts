import { describe, expect, it } from 'vitest'
import { wordPatterns } from './word-patterns.ts'

const latin = wordPatterns('a')
const all = wordPatterns('я')

describe('the patterns of Latin words', () => {
  it('are taken for Latin texts alone', () => {
    expect(all).not.toBe(latin)
    expect(wordPatterns('Ça coûte 3,50 € – “trop”, dit Łukasz…')).toBe(latin)
    for (const text of ['Zu\u0308rich', 'Αθήνα', '東京', 'ق', '٣', 'x²⁴', '😀'])
      expect(wordPatterns(text)).toBe(all)
  })

  it('find what those of all scripts find, around every character that is Latin', () => {
    for (let code = 0; code < 0x2100; code++) {
      const one = String.fromCharCode(code)
      if (wordPatterns(one) !== latin) continue
      for (const text of [one, `a${one}b`, `1${one}2`, `a'${one}’${one}c`, `1.${one},${one}${one} 3`])
        for (const kind of ['word', 'run'] as const)
          expect([text, text.match(latin[kind])]).toEqual([text, text.match(all[kind])])
    }
  })
})
