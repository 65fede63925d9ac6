import { type Kysely, sql } from 'kysely'

/**
 * Who works at the desk. The first five tables are better-auth's, under names of ours: they are written out here so that a
 * start need not load the library, and a test holds them to what the library wants. Of `agents`, `disabled_at_ms` and
 * `one_time_until_ms` (when a password that somebody was given ends) are ours. Of a key only the hash is kept.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table agents (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      email text not null unique,
      email_verified boolean not null,
      image text,
      created_at timestamptz not null default current_timestamp,
      updated_at timestamptz not null default current_timestamp,
      two_factor_enabled boolean,
      role text not null check (role in ('read-only', 'agent', 'lead', 'administrator')),
      must_change_password boolean not null,
      one_time_until_ms bigint,
      disabled_at_ms bigint
    )`.execute(database)
  await sql`
    create table agent_sessions (
      id uuid primary key default gen_random_uuid(),
      expires_at timestamptz not null,
      token text not null unique,
      created_at timestamptz not null default current_timestamp,
      updated_at timestamptz not null,
      address text,
      user_agent text,
      agent_id uuid not null references agents on delete cascade
    )`.execute(database)
  await sql`create index agent_sessions_agent_id_idx on agent_sessions (agent_id)`.execute(database)
  await sql`
    create table agent_credentials (
      id uuid primary key default gen_random_uuid(),
      account_id text not null,
      provider_id text not null,
      agent_id uuid not null references agents on delete cascade,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null default current_timestamp,
      updated_at timestamptz not null
    )`.execute(database)
  await sql`create index agent_credentials_agent_id_idx on agent_credentials (agent_id)`.execute(database)
  await sql`
    create table agent_challenges (
      id uuid primary key default gen_random_uuid(),
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default current_timestamp,
      updated_at timestamptz not null default current_timestamp
    )`.execute(database)
  await sql`create index agent_challenges_identifier_idx on agent_challenges (identifier)`.execute(database)
  await sql`
    create table agent_second_factors (
      id uuid primary key default gen_random_uuid(),
      secret text not null,
      backup_codes text not null,
      agent_id uuid not null references agents on delete cascade,
      verified boolean,
      failed_verification_count integer,
      locked_until timestamptz
    )`.execute(database)
  await sql`create index agent_second_factors_secret_idx on agent_second_factors (secret)`.execute(database)
  await sql`create index agent_second_factors_agent_id_idx on agent_second_factors (agent_id)`.execute(database)
  await sql`
    create table agent_events (
      id bigint generated always as identity primary key,
      at_ms bigint not null,
      agent_id uuid references agents,
      kind text not null,
      by_id text,
      by_name text not null,
      data jsonb not null
    )`.execute(database)
  await sql`create index agent_events_of_agent on agent_events (agent_id, kind, at_ms)`.execute(database)
  await sql`
    create table sign_in_attempts (
      key text primary key,
      count integer not null,
      since_ms bigint not null,
      locked_until_ms bigint not null
    )`.execute(database)
  await sql`
    create table desk_keys (
      id bigint generated always as identity primary key,
      name text not null unique,
      scopes text[] not null,
      secret_hash text not null unique,
      created_at_ms bigint not null,
      last_used_at_ms bigint
    )`.execute(database)
}
