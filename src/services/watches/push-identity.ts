import { createECDH } from 'node:crypto'
import { settingOnce } from '#store/settings.ts'
import type { Context } from '../context.ts'

/** The keys by which push services know this installation (RFC 8292), base64url. */
export type PushIdentity = { publicKey: string; privateKey: string }

/** Made once, and the same for all servers: browsers subscribe to the public one. */
export async function pushIdentity(ctx: Pick<Context, 'database'>): Promise<PushIdentity> {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const fresh = { publicKey: pair.getPublicKey('base64url'), privateKey: pair.getPrivateKey('base64url') }
  return JSON.parse(await settingOnce(ctx.database, 'push.identity', JSON.stringify(fresh))) as PushIdentity
}
