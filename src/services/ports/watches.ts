import type { News } from '#domain/watch/news.ts'
import type { PushMessage } from '#domain/watch/notice.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'

/** What whoever texted us reads. */
export type TextAnswer = 'stopped' | 'allowed' | 'help' | 'confirmed' | 'hint'

/** News of one parcel. */
export type ParcelNews = { reading: ParcelReading; news: readonly News[]; watchId: number }

/** A mail without its receiver. `stopUrl`: one request to it ends what the mail is about (RFC 8058); absent: nobody knows it. */
export type WatchMail = { subject: string; text: string; stopUrl?: string }

/** Turns what is to be told to watchers into mails: services have no words. `key` opens the watcher's own page. */
export type WatchWords = {
  /** Whether the owner of the address wants to be told of these parcels. */
  question(about: { numbers: readonly string[]; key: string }): WatchMail
  /** What is new of some parcels, at least one. */
  notice(about: { parcels: readonly ParcelNews[]; key: string }): WatchMail
  /** The same as texts for a phone. */
  textQuestion(about: { numbers: readonly string[]; key: string }): string
  text(about: { parcels: readonly ParcelNews[]; key: string }): string
  textAnswer(answer: TextAnswer): string
  /** The same as JSON, for a program. */
  webhookQuestion(about: { numbers: readonly string[]; key: string; atMs: number }): string
  webhookNews(about: { parcel: ParcelNews; atMs: number }): string
  /** The same in two lines, for a device. */
  push(about: { parcels: readonly ParcelNews[] }): PushMessage
}
