import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'

/** Something wrong in the knowledge folder. */
export class KnowledgeError extends Error {
  override name = 'KnowledgeError'
}

/** The folder of this repository; `loadKnowledge` takes another one for tests. */
export const KNOWLEDGE_FOLDER = join(import.meta.dirname, '../../knowledge')

/** Reads one file and checks it. @throws KnowledgeError that names file, row and field */
export function readKnowledgeFile<T extends z.ZodType>(folder: string, file: string, schema: T): z.infer<T> {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  } catch (error) {
    throw new KnowledgeError(`knowledge/${file}: ${error instanceof Error ? error.message : error}`)
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new KnowledgeError(`knowledge/${file}: ${issue?.path.map(String).join('.')}: ${issue?.message}`)
}
