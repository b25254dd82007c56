/** The table of allowed imports in docs/architecture.md, as rules. */
import type { Import } from './files.ts'

export type Rule = {
  /** Path from the root, as the table names it. */
  readonly folder: string
  /** Folders, files and packages; a folder allows what is below it, `node:` every module of Node. */
  readonly imports: readonly string[]
  readonly types: readonly string[]
}

const namesIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')

/** The rows of the table in `markdown`: those whose first cell is a folder of src, and that have four cells. */
export const importRules = (markdown: string): Rule[] =>
  markdown.split('\n').flatMap((line) => {
    const [, first, , imports, types, ...rest] = line.split('|')
    const [folder] = namesIn(first)
    if (!folder?.startsWith('src/') || rest.length !== 1) return []
    return [{ folder, imports: namesIn(imports), types: namesIn(types) }]
  })

/** Whether a path, package or module is `name` or lies below it. */
export const isBelow = (target: string, name: string): boolean =>
  target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`)

/** The rule of a file: that of the deepest folder which has one. */
export const ruleOf = (path: string, rules: readonly Rule[]): Rule | undefined =>
  rules
    .filter(({ folder }) => isBelow(path, folder))
    .sort((a, b) => b.folder.length - a.folder.length)
    .at(0)

export function isAllowed({ from, to, typeOnly }: Import, rules: readonly Rule[]): boolean {
  const rule = ruleOf(from, rules)
  if (rule === undefined) return false
  const allowed = [rule.folder, ...rule.imports, ...(typeOnly ? rule.types : [])]
  return allowed.some((name) => isBelow(to, name))
}
