import { chownSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whom PostgreSQL runs as: ourselves, or where we are root the user nobody. */
export type Owner = { uid: number; gid: number } | null

const NOBODY = { uid: 65_534, gid: 65_534 }

/** Null where we may run PostgreSQL as ourselves. */
export function postgresOwner(): Owner {
  if (process.getuid?.() !== 0) return null
  try {
    const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m)
    return line ? { uid: Number(line[1]), gid: Number(line[2]) } : NOBODY
  } catch {
    return NOBODY
  }
}

/** Gives a folder and all in it to the owner. */
export function giveTo(owner: Owner, path: string): void {
  if (!owner) return
  chownSync(path, owner.uid, owner.gid)
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) giveTo(owner, join(path, name))
}
