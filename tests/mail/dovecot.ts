import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { postgresOwner } from '#main/embedded-postgres/unprivileged.ts'
import { freePort } from '../free-port.ts'
import { tempFolder } from '../temp-folder.ts'

export const DOVECOT = process.env.DEBIAN_DOVECOT
export const PASSWORD = 'secret-of-a-test'
const USER = 'help'

/** A real mail server with one mailbox, on a port of this machine. */
export type TestImap = AsyncDisposable & {
  /** For `IMAP_URL`. */
  url(more?: string): string
  /** Puts a mail into the mailbox, as a delivery does. */
  deliver(raw: string, flags?: string[]): Promise<void>
  /** Lets a person's mail program at the mailbox. */
  byHand<T>(work: (imap: ImapFlow) => Promise<T>): Promise<T>
  stop(): Promise<void>
  /** On the same port, with the same mails; `renumbered`: by other numbers. */
  start(how?: 'renumbered'): Promise<void>
}

/** Starts Dovecot as somebody who may nothing, on a folder of its own. */
export async function startDovecot(): Promise<TestImap> {
  const folder = tempFolder()
  const owner = postgresOwner()
  const name = owner ? nameOf(owner.uid) : userInfo().username
  const group = owner ? groupOf(owner.gid) : groupOf(userInfo().gid)
  const port = await freePort()
  for (const part of ['', 'run', 'state', 'mail']) {
    const path = join(folder.path, part)
    mkdirSync(path, { recursive: true })
    if (owner) chownSync(path, owner.uid, owner.gid)
  }
  const config = join(folder.path, 'dovecot.conf')
  writeFileSync(config, configText({ folder: folder.path, port, name, group }))
  let child: ChildProcess | null = null

  async function start(how?: 'renumbered'): Promise<void> {
    const mails = join(folder.path, 'mail')
    const isIndex = (name: string) => /^dovecot(?:-uidlist|\.index)/.test(name)
    if (how) for (const name of readdirSync(mails).filter(isIndex)) rmSync(join(mails, name))
    const process = spawn(DOVECOT ?? '', ['-F', '-c', config], { ...owner, cwd: '/', stdio: 'ignore' })
    child = process
    while (!(await isListening(port))) {
      assert.equal(process.exitCode, null, `Dovecot does not start: ${logOf(folder.path)}`)
      await sleep(50)
    }
  }

  async function stop(): Promise<void> {
    if (child === null) return
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    await exited
    child = null
  }

  async function byHand<T>(work: (imap: ImapFlow) => Promise<T>): Promise<T> {
    const auth = { user: USER, pass: PASSWORD }
    const imap = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false })
    await imap.connect()
    try {
      return await work(imap)
    } finally {
      await imap.logout()
    }
  }

  await start()
  return {
    url: (more = '') => `imap://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}${more}`,
    deliver: (raw, flags = []) => byHand(async (imap) => void (await imap.append('INBOX', raw, flags))),
    byHand,
    start,
    stop,
    async [Symbol.asyncDispose]() {
      await stop()
      folder[Symbol.dispose]()
    },
  }
}

function configText({ folder, port, name, group }: { folder: string; port: number; name: string; group: string }) {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/state/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
mail_location = maildir:${folder}/mail
mail_max_userip_connections = 50
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${name} gid=${group} home=${folder}/state
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function logOf(folder: string): string {
  try {
    return readFileSync(join(folder, 'state', 'log'), 'utf8')
  } catch {
    return 'it left no log'
  }
}

const nameOf = (id: number) => nameIn('/etc/passwd', id)
const groupOf = (id: number) => nameIn('/etc/group', id)

/** The name of a number in a file of users or groups. */
function nameIn(file: string, id: number): string {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((one) => one.split(':')[2] === String(id))
  if (!line) throw new Error(`${file} has no number ${id}.`)
  return line.split(':')[0] ?? ''
}
