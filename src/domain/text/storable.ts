/** A text without what a database keeps in no text: zero characters and halves of characters. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}

/** A value as JSON whose texts are all storable. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_name, one) => (typeof one === 'string' ? storable(one) : one))
}

/** A value whose texts are all storable; bytes stay as they are. */
export function storableValue<T>(value: T): T {
  if (typeof value === 'string') return storable(value) as T
  if (Array.isArray(value)) return value.map(storableValue) as T
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, storableValue(one)])) as T
}
