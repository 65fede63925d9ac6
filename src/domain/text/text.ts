/** A sentence for people before it has words: `src/words` turns it into one in a language. */
export type Text = { key: string; values: Record<string, string | number> }
