/** The part of wink-bm25-text-search (no types of its own) that is used. */
declare module 'wink-bm25-text-search' {
  type Engine = {
    defineConfig(config: { readonly fldWeights: Readonly<Record<string, number>> }): void
    definePrepTasks(tasks: readonly ((text: string) => string[])[]): void
    addDoc(document: Readonly<Record<string, string>>, id: number): void
    consolidate(): void
    /** Ids and scores, best first. */
    search(text: string, limit: number): [string, number][]
  }
  export default function bm25(): Engine
}
