import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { FeedKey } from '#api/feed-key.ts'
import { type MailAddress, parseAddress } from '#domain/mail/address.ts'
import { isPrivateHost } from '#services/outgoing/is-private-host.ts'

/** Something is wrong with the environment; the message names the variable. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const onOff = z.enum(['on', 'off'])
const url = z.url({ protocol: /^https?$/ })

/** Every variable that this version reads, with what it is for: the list of `serve --help` and of `.env.example`. */
export const VARIABLES = {
  PORT: { schema: z.coerce.number().int().min(0).max(65_535).default(8080), help: 'port to listen on (8080)' },
  HOST: { schema: z.string().default('127.0.0.1'), help: 'address to listen on (127.0.0.1)' },
  PUBLIC_URL: { schema: url.optional(), help: 'address under which people reach the server' },
  WHEREABOUTS_DATA: { schema: z.string().optional(), help: 'folder for data (./data)' },
  DATABASE_URL: { schema: z.string().optional(), help: 'PostgreSQL 15 or later; without it an embedded one runs' },
  WHEREABOUTS_SIMULATOR: { schema: onOff.optional(), help: 'on or off; on where no other source is set up' },
  WHEREABOUTS_FEED_KEYS: { schema: z.string().optional(), help: 'keys of feeds, joined by commas: KEY or NAME=KEY' },
  WHEREABOUTS_RATE_LIMIT: { schema: onOff.default('on'), help: 'on or off: slow down masses of look-ups (on)' },
  USPS_CLIENT_ID: { schema: z.string().optional(), help: "consumer key of your app at USPS's developer portal" },
  USPS_CLIENT_SECRET: { schema: z.string().optional(), help: 'consumer secret of that app' },
  USPS_API_BASE: {
    schema: url.default('https://apis.usps.com'),
    help: 'where the USPS APIs are (https://apis.usps.com)',
  },
  USPS_CALLS_PER_HOUR: {
    schema: z.coerce.number().int().min(1).max(1_000_000).default(60),
    help: 'calls an hour that your app may make (60)',
  },
  USPS_WEBHOOK_SECRET: {
    schema: z.string().length(32).optional(),
    help: 'the 32 characters that sign webhooks of USPS; made once where not set',
  },
  WHEREABOUTS_SECRET: {
    schema: z.string().min(32).optional(),
    help: 'at least 32 characters that sign sessions and forms; made once where not set',
  },
  WHEREABOUTS_ADMIN_EMAIL: {
    schema: z.email().default('admin@whereabouts.local'),
    help: 'email of the first administrator (admin@whereabouts.local)',
  },
  WHEREABOUTS_KEEP_PERSONAL_DATA_DAYS: {
    schema: z.coerce.number().int().min(1).max(36_500).optional(),
    help: 'so many days after an inquiry closed, names, texts, files and mails in it are deleted; not set: they are kept',
  },
  SMTP_URL: {
    schema: z.string().optional(),
    help: 'mail server that sends: smtp://user:password@host:587 or smtps://…; without it mails wait',
  },
  MAIL_FROM: {
    schema: z.string().optional(),
    help: 'address that mails come from: "Parcel help <help@example.org>"; answers come back to it',
  },
  IMAP_URL: {
    schema: z.string().optional(),
    help: 'mailbox that answers come to: imaps://user:password@host/INBOX; ?move=FOLDER moves what was taken',
  },
  SMTP_LISTEN: {
    schema: z.string().optional(),
    help: 'address on which mails are received by SMTP: 0.0.0.0:25',
  },
  SMTP_TLS_CERT: { schema: z.string().optional(), help: 'certificate (PEM file) for mails received by SMTP' },
  SMTP_TLS_KEY: { schema: z.string().optional(), help: 'its private key (PEM file)' },
  CLAMD_URL: {
    schema: z.string().optional(),
    help: 'virus scanner for files in mails: tcp://host:3310 or unix:///run/clamav/clamd.ctl',
  },
  WHEREABOUTS_SMS_URL: {
    schema: url.default('https://api.twilio.com'),
    help: "where a provider of text messages speaks Twilio's HTTP API (https://api.twilio.com)",
  },
  WHEREABOUTS_SMS_ACCOUNT: { schema: z.string().optional(), help: 'account at that provider (Account SID)' },
  WHEREABOUTS_SMS_TOKEN: { schema: z.string().optional(), help: 'its token, which signs what comes in too' },
  WHEREABOUTS_SMS_FROM: {
    schema: z.string().optional(),
    help: 'number that texts come from (+15551234567), or a messaging service (MG…)',
  },
  WHEREABOUTS_SMS_PREFIXES: {
    schema: z.string().default('+1'),
    help: 'where texts may go, joined by commas: +1,+1876 (+1: the United States and Canada)',
  },
  WHEREABOUTS_SMS_PER_DAY: {
    schema: z.coerce.number().int().min(2).max(1_000_000).default(200),
    help: 'so many texts leave in 24 hours at most (200)',
  },
  TRUSTED_PROXIES: { schema: z.string().optional(), help: 'addresses of proxies whose X-Forwarded-For counts' },
  LOG_LEVEL: {
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    help: 'trace, debug, info, warn, error, fatal or silent (info)',
  },
} as const

/** The app at USPS's developer portal, where one is set up. */
export type UspsConfig = {
  clientId: string
  clientSecret: string
  /** Without a slash at its end. */
  base: string
  callsPerHour: number
}

/** How mails leave and come in. */
export type MailConfig = {
  /** Null where mails wait in the outbox. */
  smtpUrl: string | null
  /** Null only where no mails leave or come in. */
  from: MailAddress | null
  imapUrl: string | null
  smtpListen: { host: string; port: number } | null
  /** Files with certificate and key. */
  smtpTls: { cert: string; key: string } | null
  clamdUrl: string | null
}

/** How text messages leave and come in. */
export type SmsConfig = {
  /** Without a slash at its end. */
  base: string
  account: string
  token: string
  from: string
  prefixes: string[]
  mostADay: number
}

export type Config = {
  port: number
  host: string
  publicUrl: string | null
  dataFolder: string | undefined
  databaseUrl: string | null
  simulator: boolean
  feedKeys: FeedKey[]
  /** Null where no credentials are set. */
  usps: UspsConfig | null
  /** Signs webhooks of USPS; null where Whereabouts makes its own. */
  uspsWebhookSecret: string | null
  /** Signs sessions and forms; null where Whereabouts makes its own. */
  secret: string | null
  adminEmail: string
  /** Null: for ever. */
  keepPersonalDataDays: number | null
  mail: MailConfig
  /** Null where no text messages are sent. */
  sms: SmsConfig | null
  rateLimit: boolean
  trustedProxies: string[]
  logLevel: string
}

/** Reads the environment. An empty variable counts as not set. @throws ConfigError naming the variable */
export function readConfig(env: Record<string, string | undefined>): Config {
  const read = <T>(name: keyof typeof VARIABLES): T => {
    const value = env[name]?.trim() || undefined
    const result = VARIABLES[name].schema.safeParse(value)
    if (result.success) return result.data as T
    const shown = name.endsWith('SECRET') ? name : `${name}=${value}`
    throw new ConfigError(`${shown}: ${VARIABLES[name].help}. ${result.error.issues[0]?.message}`)
  }
  const feedKeys = readFeedKeys(read<string | undefined>('WHEREABOUTS_FEED_KEYS') ?? '')
  const simulator = read<'on' | 'off' | undefined>('WHEREABOUTS_SIMULATOR')
  const usps = readUsps(read)
  const uspsWebhookSecret = read<string | undefined>('USPS_WEBHOOK_SECRET') ?? null
  const databaseUrl = read<string | undefined>('DATABASE_URL') ?? null
  if (databaseUrl && !/^postgres(?:ql)?:\/\//.test(databaseUrl)) {
    throw new ConfigError('DATABASE_URL: write it as postgres://user:password@host:5432/name.')
  }
  const dataFolder = read<string | undefined>('WHEREABOUTS_DATA')
  return {
    port: read('PORT'),
    host: read('HOST'),
    publicUrl: read<string | undefined>('PUBLIC_URL')?.replace(/\/+$/, '') ?? null,
    dataFolder: dataFolder === undefined ? undefined : resolve(dataFolder),
    databaseUrl,
    simulator: simulator ? simulator === 'on' : feedKeys.length === 0 && usps === null && uspsWebhookSecret === null,
    feedKeys,
    usps,
    uspsWebhookSecret,
    secret: read<string | undefined>('WHEREABOUTS_SECRET') ?? null,
    adminEmail: read('WHEREABOUTS_ADMIN_EMAIL'),
    keepPersonalDataDays: read<number | undefined>('WHEREABOUTS_KEEP_PERSONAL_DATA_DAYS') ?? null,
    mail: readMail(read),
    sms: readSms(read),
    rateLimit: read<'on' | 'off'>('WHEREABOUTS_RATE_LIMIT') === 'on',
    trustedProxies: readProxies(read<string | undefined>('TRUSTED_PROXIES') ?? ''),
    logLevel: read('LOG_LEVEL'),
  }
}

/** Credentials come in pairs; where only one is set, the other was forgotten. */
function readUsps(read: <T>(name: keyof typeof VARIABLES) => T): UspsConfig | null {
  const clientId = read<string | undefined>('USPS_CLIENT_ID')
  const clientSecret = read<string | undefined>('USPS_CLIENT_SECRET')
  if (!clientId && !clientSecret) return null
  if (!clientId) throw new ConfigError('USPS_CLIENT_ID is missing: USPS_CLIENT_SECRET is set, and both are needed.')
  if (!clientSecret) throw new ConfigError('USPS_CLIENT_SECRET is missing: USPS_CLIENT_ID is set, and both are needed.')
  const base = read<string>('USPS_API_BASE').replace(/\/+$/, '')
  if (base.startsWith('http:') && !isPrivateHost(new URL(base))) {
    throw new ConfigError(`USPS_API_BASE=${base}: write it with https://, since the consumer secret is sent there.`)
  }
  return {
    clientId,
    clientSecret,
    base,
    callsPerHour: read('USPS_CALLS_PER_HOUR'),
  }
}

/** Account, token and sender come together, and texts lead to pages. */
function readSms(read: <T>(name: keyof typeof VARIABLES) => T): SmsConfig | null {
  const names = ['WHEREABOUTS_SMS_ACCOUNT', 'WHEREABOUTS_SMS_TOKEN', 'WHEREABOUTS_SMS_FROM'] as const
  const [account, token, from] = names.map((name) => read<string | undefined>(name))
  if (!account && !token && !from) return null
  if (!account || !token || !from) {
    const missing = names.filter((name) => !read(name))
    throw new ConfigError(`${missing.join(' and ')} is missing: ${names.join(', ')} are needed together.`)
  }
  if (!read('PUBLIC_URL')) {
    throw new ConfigError('PUBLIC_URL is missing: WHEREABOUTS_SMS_ACCOUNT is set, and texts lead to your pages.')
  }
  const base = read<string>('WHEREABOUTS_SMS_URL').replace(/\/+$/, '')
  if (base.startsWith('http:') && !isPrivateHost(new URL(base))) {
    throw new ConfigError(`WHEREABOUTS_SMS_URL=${base}: write it with https://, since the token is sent there.`)
  }
  const prefixes = read<string>('WHEREABOUTS_SMS_PREFIXES')
    .split(',')
    .flatMap((one) => one.trim() || [])
  const wrong = prefixes.find((one) => !/^\+[1-9]\d{0,7}$/.test(one))
  if (wrong !== undefined) throw new ConfigError(`WHEREABOUTS_SMS_PREFIXES: ${wrong} is no prefix such as +1.`)
  return { base, account, token, from, prefixes, mostADay: read('WHEREABOUTS_SMS_PER_DAY') }
}

function readMail(read: <T>(name: keyof typeof VARIABLES) => T): MailConfig {
  const from = read<string | undefined>('MAIL_FROM')
  const address = from === undefined ? null : parseAddress(from)
  if (from !== undefined && !address) {
    throw new ConfigError(`MAIL_FROM=${from} is no mail address such as "Parcel help <help@example.org>".`)
  }
  const smtpUrl = readUrl('SMTP_URL', ['smtp:', 'smtps:'], 'smtp://user:password@host:587')
  const imapUrl = readUrl('IMAP_URL', ['imap:', 'imaps:'], 'imaps://user:password@host/INBOX')
  const clamdUrl = readUrl('CLAMD_URL', ['tcp:', 'unix:'], 'tcp://host:3310 or unix:///run/clamav/clamd.ctl')
  const smtpListen = readListen(read<string | undefined>('SMTP_LISTEN'))
  const needsAddress = smtpUrl ? 'SMTP_URL' : imapUrl ? 'IMAP_URL' : smtpListen ? 'SMTP_LISTEN' : null
  if (needsAddress && !address) {
    throw new ConfigError(`MAIL_FROM is missing: ${needsAddress} is set, and mails need an address of yours.`)
  }
  const cert = read<string | undefined>('SMTP_TLS_CERT')
  const key = read<string | undefined>('SMTP_TLS_KEY')
  if (!cert !== !key) {
    throw new ConfigError(`${cert ? 'SMTP_TLS_KEY' : 'SMTP_TLS_CERT'} is missing: certificate and key go together.`)
  }
  return { smtpUrl, from: address, imapUrl, smtpListen, smtpTls: cert && key ? { cert, key } : null, clamdUrl }

  function readUrl(name: keyof typeof VARIABLES, protocols: readonly string[], like: string): string | null {
    const text = read<string | undefined>(name)
    if (text === undefined) return null
    const url = URL.parse(text)
    // The text itself may hold a password: it is never shown.
    if (!url || !protocols.includes(url.protocol) || (url.hostname === '' && url.protocol !== 'unix:')) {
      throw new ConfigError(`${name}: write it as ${like}.`)
    }
    return text
  }
}

function readListen(text: string | undefined): { host: string; port: number } | null {
  if (text === undefined) return null
  const [, host = '', digits = ''] = /^(\[[\da-f:.]+\]|[^:\s]+):(\d{1,5})$/i.exec(text) ?? []
  const port = Number(digits)
  if (host === '' || port > 65_535) throw new ConfigError(`SMTP_LISTEN=${text}: write it as 0.0.0.0:25 or [::]:25.`)
  return { host: host.replace(/^\[|\]$/g, ''), port }
}

function readProxies(text: string): string[] {
  const entries = text.split(',').flatMap((one) => one.trim() || [])
  for (const entry of entries) {
    const [address = '', bits, ...rest] = entry.split('/')
    const family = isIP(address)
    const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32))
    if (family === 0 || !isRange || rest.length > 0) {
      throw new ConfigError(`TRUSTED_PROXIES: ${entry} is no address such as 10.0.0.5 or 10.0.0.0/8.`)
    }
  }
  return entries
}

/** Feeds without a name are told apart by their place in the list. */
function readFeedKeys(text: string): FeedKey[] {
  const entries = text.split(',').flatMap((one) => one.trim() || [])
  return entries.map((entry, index) => {
    const [, name = String(index + 1), key = entry] = /^([\w-]{1,40})=(.+)$/.exec(entry) ?? []
    if (key.length < 8) throw new ConfigError('WHEREABOUTS_FEED_KEYS: a key has at least 8 characters.')
    return { name, key }
  })
}
