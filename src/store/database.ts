import pg from 'pg'

const BIGINT = 20

// Our big integers are epoch milliseconds and change ids, far below 2^53.
pg.types.setTypeParser(BIGINT, Number)

export type Database = pg.Pool

/** A connection inside a transaction. */
export type Transaction = pg.ClientBase

/** Either of the two: what a query can run on. */
export type Queryable = Pick<pg.Pool, 'query'> | pg.ClientBase

/**
 * Opens a pool of connections.
 * @param connections at most so many at once
 * @param onError told of connections that break while idle; the pool replaces them by itself
 */
export function openDatabase(url: string, connections: number, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'whereabouts',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  // Connections that are being closed with the pool may still hear that the server stops.
  pool.on('error', (error) => {
    if (!pool.ending) onError(error)
  })
  // A connection that breaks while a transaction holds it tells the query under way, and this listener: without one
  // Node would end the server.
  pool.on('connect', (client) => client.on('error', ignore))
  return pool
}

/** Opens one connection of its own, for LISTEN. */
export async function openListener(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'whereabouts listener', keepAlive: true })
  client.on('error', ignore)
  await client.connect()
  return client
}

/** Whether the database answers. */
export async function isReachable(database: Database): Promise<boolean> {
  try {
    await database.query('select 1')
    return true
  } catch {
    return false
  }
}

function ignore(): void {}
