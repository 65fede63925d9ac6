import { chown, readFile } from 'node:fs/promises'

/** The operating system account that PostgreSQL runs as, where it is not our own. */
export type Account = { uid: number; gid: number }

/** What `nobody` is on nearly every system; used where /etc/passwd does not say. */
const USUAL_NOBODY: Account = { uid: 65_534, gid: 65_534 }

/** PostgreSQL refuses to run as root: then it runs as `nobody`. Undefined for everybody else, who run it as themselves. */
export async function accountForPostgres(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  return nobodyOf(passwd)
}

/** The account `nobody` in the text of an /etc/passwd. Some systems write its ids as -2. */
export function nobodyOf(passwd: string): Account {
  const fields = passwd
    .split('\n')
    .find((line) => line.startsWith('nobody:'))
    ?.split(':')
  const uid = Number(fields?.[2] || Number.NaN)
  const gid = Number(fields?.[3] || Number.NaN)
  if (!Number.isInteger(uid) || !Number.isInteger(gid) || uid === 0) return USUAL_NOBODY
  return { uid: uid >>> 0, gid: gid >>> 0 }
}

/** Hands a file or folder over to the account; does nothing where PostgreSQL runs as ourselves. */
export async function giveTo(account: Account | undefined, path: string): Promise<void> {
  if (account) await chown(path, account.uid, account.gid)
}
