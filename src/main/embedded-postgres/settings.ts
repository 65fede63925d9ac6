import { totalmem } from 'node:os'

const MB = 1024 * 1024
export const LOCALHOST = '127.0.0.1'
/** What every system takes as the path of a socket, less the name of PostgreSQL's own. */
const LONGEST_SOCKET_FOLDER = 103 - '/.s.PGSQL.65535.lock'.length

/** Whether the server is asked by a socket in this folder, which takes less time than by TCP. */
export function isSocketUsed(folder: string): boolean {
  return process.platform !== 'win32' && Buffer.byteLength(folder) <= LONGEST_SOCKET_FOLDER
}

/**
 * Settings of the embedded server. Durability is left as PostgreSQL has it: fsync, full page writes and synchronous
 * commits are on.
 */
export function serverSettings(socketFolder: string, port: number): Record<string, string> {
  const memory = totalmem()
  const buffers = Math.round(Math.min(Math.max(memory / 5, 128 * MB), 4096 * MB) / MB)
  return {
    listen_addresses: LOCALHOST,
    port: String(port),
    unix_socket_directories: isSocketUsed(socketFolder) ? socketFolder : '',
    max_connections: '60',
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.round(memory / 2 / MB)}MB`,
    // Scans of one parcel lie far apart; each page that changes is written whole once after each checkpoint.
    // Rare checkpoints keep that small: 10,000 scans a second are otherwise mostly such pages. Compressing them cost
    // more time than writing them.
    checkpoint_timeout: '15min',
    max_wal_size: '8GB',
    // Storage of today reads anywhere at the same price.
    random_page_cost: '1.1',
    // Our queries are short: compiling them costs more than it saves.
    jit: 'off',
    autovacuum_vacuum_cost_delay: '2ms',
    autovacuum_vacuum_insert_scale_factor: '0.1',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    cluster_name: 'whereabouts',
  }
}
