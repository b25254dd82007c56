/** The path that identity compares: without AMP marks and file endings, after the site's own rules. */
import { cleanSegments, withJoinedId, withoutTail } from './amp.ts'
import { foldCase, hasAmp } from './path.ts'
import { HOST_RULES, type HostRule } from './tables/rules.ts'

const NO_RULES: readonly HostRule[] = []
const rules = new Map<string, HostRule[]>()
for (const rule of HOST_RULES) rules.set(rule.host, [...(rules.get(rule.host) ?? []), rule])

/** More rounds than any real path takes. */
const MAX_ROUNDS = 8

/** The rules of one site, in order. */
export function rulesOf(host: string): readonly HostRule[] {
  return rules.get(host) ?? NO_RULES
}

/**
 * The settled path: settling it again changes nothing. A rule may lead to another address (`https://…`) or to a path with a
 * query instead. Null for a hostile path that never settles.
 */
export function settle(path: string, own: readonly HostRule[]): string | null {
  let current = path
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const moved = rewrite(current, own, true)
    const amp = hasAmp(moved)
    const bare = amp ? withoutTail(withJoinedId(moved)) : moved
    const next = rewrite(foldCase(cleanSegments(bare)), own, false)
    // Without marks and rules one round settles, because endings go in a loop of their own.
    if (!amp && own.length === 0) return next
    if (next === current || `${next}/` === current || next.includes('?')) return next
    current = next
  }
  return null
}

/** `path` after the first rule of the host that matches it. */
function rewrite(path: string, own: readonly HostRule[], raw: boolean): string {
  for (const { from, to, raw: isRaw } of own)
    if (from !== undefined && to !== undefined && (isRaw === true) === raw && from.test(path))
      return path.replace(from, to)
  return path
}
