import { chmod, mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, accountForPostgres, giveTo } from './account.ts'

/** Where everything of one embedded PostgreSQL lies. */
export type Folders = {
  account: Account | undefined
  /** The data folder of Whereabouts, with all links resolved. */
  data: string
  /** PostgreSQL's own data directory. */
  cluster: string
  /** Copies of the binaries, by version. */
  runtime: string
  /** What concerns the running server alone: lock, connection, log, socket. */
  run: string
  /** Absent where the path would be too long for a socket, and on Windows. */
  socket: string | undefined
}

/** A socket's path ends below 104 bytes on macOS and 108 on Linux, file name included. */
const LONGEST_SOCKET_FOLDER = 80

/** Names the folders without touching any of them. */
export function foldersIn(data: string, account: Account | undefined): Folders {
  const socket = join(data, 'run', 'socket')
  const socketWorks = process.platform !== 'win32' && Buffer.byteLength(socket) <= LONGEST_SOCKET_FOLDER
  return {
    account,
    data,
    cluster: join(data, 'postgres'),
    runtime: join(data, 'runtime'),
    run: join(data, 'run'),
    socket: socketWorks ? socket : undefined,
  }
}

/** Makes the folders that PostgreSQL needs, each with the access that its account needs and no more. */
export async function makeFolders(dataFolder: string): Promise<Folders> {
  await mkdir(dataFolder, { recursive: true })
  const folders = foldersIn(await realpath(dataFolder), await accountForPostgres())
  await mkdir(folders.runtime, { recursive: true })
  await mkdir(folders.run, { recursive: true })
  if (folders.account) {
    // Another account must pass through these on its way, whatever umask made them; it can't list them.
    for (const folder of [folders.data, folders.runtime]) await chmod(folder, 0o755)
    await chmod(folders.run, 0o711)
  } else {
    await chmod(folders.run, 0o700)
  }
  if (folders.socket) {
    await mkdir(folders.socket, { recursive: true })
    await chmod(folders.socket, 0o700)
    await giveTo(folders.account, folders.socket)
  }
  return folders
}
