import { describe, expect, it } from 'vitest'
import { keys, pageKeys } from './keys.ts'

describe('keys', () => {
  it('gives the path key, then the id key', () => {
    expect(
      keys('https://amp.knoxnews.com/story/news/2020/05/07/a-long-slug-here/3091351001/?utm_source=x'),
    ).toEqual([
      'https://knoxnews.com/story/news/2020/05/07/a-long-slug-here/3091351001',
      'https://knoxnews.com/3091351001',
    ])
  })

  it('knows nothing but http(s)', () => {
    expect(keys('ftp://cnn.com/a-b-c-d')).toEqual([])
    expect(pageKeys('javascript:alert(1)')).toBeNull()
  })
})
