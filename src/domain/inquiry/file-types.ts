/** What customers may send, by media type, with the ending of the name that it is kept under. */
const FILE_TYPES: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'image/avif': 'avif',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
}

/** The endings and media types that a form may name. */
export const FILE_MEDIA_TYPES: readonly string[] = Object.keys(FILE_TYPES)

/** The kind of a file by what its content is; null for what nobody may send. */
export function fileTypeOf(mediaType: string | null): { mediaType: string; ending: string } | null {
  const ending = mediaType !== null && Object.hasOwn(FILE_TYPES, mediaType) ? FILE_TYPES[mediaType] : undefined
  return mediaType !== null && ending !== undefined ? { mediaType, ending } : null
}
