import type { Queryable } from './database.ts'

export type HelpVote = { form: string; slug: string; isHelpful: boolean; sender: string; atMs: number }

/** Counts a vote once for each form; a form sent again may change its mind. */
export async function saveVote(database: Queryable, vote: HelpVote): Promise<void> {
  await database.query({
    name: 'save-help-vote',
    text: `insert into help_votes (form, slug, is_helpful, sender, at_ms) values ($1, $2, $3, $4, $5)
      on conflict (form) do update set is_helpful = excluded.is_helpful`,
    values: [vote.form, vote.slug, vote.isHelpful, vote.sender, vote.atMs],
  })
}

/** How many votes of a sender are kept. */
export async function countVotesOf(database: Queryable, sender: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>({
    name: 'count-help-votes-of',
    text: 'select count(*)::integer as n from help_votes where sender = $1',
    values: [sender],
  })
  return rows[0]?.n ?? 0
}

/** How many found an article helpful, of how many. */
export async function countVotes(database: Queryable, slug: string): Promise<{ helpful: number; all: number }> {
  const { rows } = await database.query<{ helpful: number; all: number }>({
    name: 'count-help-votes',
    text: `select count(*) filter (where is_helpful)::integer as helpful, count(*)::integer as all
      from help_votes where slug = $1`,
    values: [slug],
  })
  return rows[0] ?? { helpful: 0, all: 0 }
}
