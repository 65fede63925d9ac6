import type { InquiryFile } from '#domain/inquiry/inquiry.ts'
import { paths } from '../../paths.ts'

/** Files by name and size; a click keeps one, nothing is opened here. */
export function FileList({ files, reference }: { files: readonly InquiryFile[]; reference: string }) {
  if (files.length === 0) return null
  return (
    <ul class="files">
      {files.map((file) => (
        <li>
          <a href={paths.desk.file(reference, file.id)} download={file.name}>
            {file.name}
          </a>{' '}
          <small>{sizeWords(file.bytes)}</small>
        </li>
      ))}
    </ul>
  )
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
