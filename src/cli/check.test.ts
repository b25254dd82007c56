/** The card that build gives an index, and the verb check. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorkplace, type Workplace } from './fixtures/command.ts'
import { article, CARD } from './fixtures/records.ts'

let here: Workplace
beforeAll(() => {
  here = openWorkplace()
})
afterAll(() => here.remove())
beforeEach(() => here.clear())

const card = (index: string) => JSON.parse(here.run(['info', index, '--json']).out).card

describe('the card', () => {
  it('comes from second-source.yml beside the records, and options replace what it says', () => {
    here.write('rail/a.md', article('alpha'))
    here.write('rail/second-source.yml', CARD)
    here.run(['build', 'rail/*.md', '-o', 'x.index'])
    const own = { name: 'Rail', maker: 'Anna', home: 'https://rail.example/', qualityMeans: 'how good it is' }
    expect(card('x.index')).toMatchObject({ ...own, licence: 'CC0' })
    const options = ['--name', 'Roads', '--maker', 'Ben', '--quality-means', 'how fast', '--licence', 'MIT']
    here.run(['build', 'rail', '-o', 'x.index', ...options, '--home', 'https://roads.example/'])
    const given = { name: 'Roads', maker: 'Ben', home: 'https://roads.example/', qualityMeans: 'how fast' }
    expect(card('x.index')).toMatchObject({ ...given, licence: 'MIT' })
  })

  it("is the folder's name with a warning when there is none", () => {
    here.write('rail/a.md', article('alpha'))
    const { code, err } = here.run(['build', 'rail', '-o', 'x.index'])
    expect(code).toBe(0)
    expect(err).toMatch(/^rail\/second-source\.yml:1:1 warning no-name .*“rail”.*--name/)
    expect(card('x.index').name).toBe('rail')
  })

  it('that cannot be read stops the build, whatever name it would get', () => {
    here.write('rail/a.md', article('alpha'))
    here.write('rail/second-source.yml', 'name: "Rail\n')
    const { code, err } = here.run(['build', 'rail', '-o', 'x.index'])
    expect(code).toBe(3)
    expect(err).toMatch(/second-source\.yml:\d+:\d+ error yaml-syntax/)
  })

  it('is read from the encodings of Windows', () => {
    here.write('rail/a.md', article('alpha'))
    here.write('rail/second-source.yml', Buffer.from(`\ufeff${CARD}`, 'utf16le'))
    expect(here.run(['build', 'rail', '-o', 'x.index']).code).toBe(0)
    expect(card('x.index')).toMatchObject({ name: 'Rail', maker: 'Anna' })
  })

  it('is not passed over when its name ends in .yaml', () => {
    here.write('rail/a.md', article('alpha'))
    here.write('rail/second-source.yaml', CARD)
    const { code, err } = here.run(['build', 'rail', '-o', 'x.index'])
    expect(code).toBe(2)
    expect(err).toContain('rail/second-source.yaml is not read; rename it to second-source.yml')
  })

  it('is one: two of them are a usage error that names both', () => {
    here.write('a/a.md', article('alpha'))
    here.write('b/b.md', article('bravo'))
    for (const folder of ['a', 'b']) here.write(`${folder}/second-source.yml`, CARD)
    const { code, err } = here.run(['build', 'a', 'b', '-o', 'x.index'])
    expect(code).toBe(2)
    expect(err).toMatch(/an index has one card, found a\/second-source\.yml and b\/second-source\.yml/)
  })
})

describe('check', () => {
  it('says what build would say and writes nothing', () => {
    here.write('in/a.md', article('alpha', 'quality: high'))
    const built = here.run(['build', 'in', '-o', 'x.index'])
    const checked = here.run(['check', 'in'])
    expect(checked.code).toBe(0)
    // A check relates no texts: how many articles will have a story it cannot know, and does not say.
    const said = built.err.replace(/, \d+ with a story/, '')
    expect(said.startsWith(checked.err)).toBe(true)
    expect(said.slice(checked.err.length)).toMatch(/^wrote x\.index/)
  })

  it('ends with 1 when a record is left out, and with --strict when there is any warning', () => {
    here.write('warned/a.md', article('alpha', 'quality: high'))
    expect(here.run(['check', 'warned']).code).toBe(0)
    expect(here.run(['check', 'warned', '--strict']).code).toBe(1)
    here.write('broken/a.md', 'no record')
    expect(here.run(['check', 'broken']).code).toBe(1)
  })

  it('names records that are one page under two addresses, each with its own', () => {
    here.write('in/a.md', article('alpha'))
    here.write(
      'in/b.md',
      article('alpha').replace('/one-two-three-four', '/amp/one-two-three-four/?utm_source=x'),
    )
    const { err } = here.run(['check', 'in', '--name', 'X'])
    expect(err).toContain('1 page merged')
    expect(err).toContain(
      'one page: in/a.md and in/b.md (https://alpha.example/one-two-three-four, https://alpha.example/amp/one-two-three-four/?utm_source=x)',
    )
  })

  it('counts AMP addresses that several articles claim', () => {
    const amp = 'ampWebUrl: https://amp.shared.example/live'
    here.write('in/a.md', article('alpha', amp))
    here.write('in/b.md', article('bravo', amp))
    expect(here.run(['check', 'in', '--name', 'X']).err).toContain('1 ambiguous AMP key dropped')
    here.run(['build', 'in', '-o', 'x.index'])
    const { match } = JSON.parse(here.run(['story', 'x.index', '--json', amp.slice(11)]).out)
    expect(match).toBeNull()
  })
})
