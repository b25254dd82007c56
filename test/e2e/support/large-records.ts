/** Records whose index is larger than one commit of a download: noise, which does not compress. */

const COUNT = 1400
/** UTF-16 units; an excerpt may have 2,000. */
const NOISE = 1400
/** Chinese characters, of three bytes each. */
const FIRST = 0x4e00
const CHARACTERS = 20_000

export const LARGE_PAGE = 'https://www.outlet-0.example/news/page-number-0-of-very-many'

/** The same records on each call. */
export function largeRecords(): readonly object[] {
  let state = 12_345
  const character = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return FIRST + Math.floor((state / 2 ** 32) * CHARACTERS)
  }
  return Array.from({ length: COUNT }, (_, n) => ({
    title: `Page number ${n} of very many`,
    excerpt: String.fromCharCode(...Array.from({ length: NOISE }, character)),
    webUrl: `https://www.outlet-${n % 5}.example/news/page-number-${n}-of-very-many`,
    provider: { name: `Outlet ${n % 5}`, domain: `outlet-${n % 5}.example` },
  }))
}
