import sanitize from 'sanitize-html'
import { blockedImage, inlineImage } from '#words/en/mail.ts'

const TAGS = [
  ...[
    'p',
    'div',
    'span',
    'br',
    'hr',
    'b',
    'strong',
    'i',
    'em',
    'u',
    's',
    'small',
    'sub',
    'sup',
    'a',
    'blockquote',
    'pre',
  ],
  ...[
    'code',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'table',
    'thead',
    'tbody',
    'tfoot',
  ],
  ...['tr', 'th', 'td', 'caption'],
]
const LONGEST_ADDRESS = 2_000
const MOST_DEPTH = 100

/**
 * The HTML of a mail as it may be shown: a short list of tags, no styles, no scripts, no pictures. In the place of a
 * picture stands where it would come from; those that came with the mail are files, which `nameOf` names.
 */
export function safeHtml(html: string, nameOf: (cid: string) => string | null): string {
  return sanitize(html, {
    allowedTags: TAGS,
    allowedAttributes: { a: ['href', 'rel'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'], span: ['class'] },
    allowedClasses: { span: ['mail-image'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    nestingLimit: MOST_DEPTH,
    nonTextTags: [
      'style',
      'script',
      'textarea',
      'option',
      'noscript',
      'title',
      'template',
      'svg',
      'math',
      'object',
      'iframe',
    ],
    transformTags: {
      a: (_name, { href }) => ({
        tagName: 'a',
        attribs: href && href.length <= LONGEST_ADDRESS ? linkTo(href) : {},
      }),
      img: (_name, { src = '', alt = '' }) => ({
        tagName: 'span',
        attribs: { class: 'mail-image' },
        text: imageWords(src, alt, nameOf),
      }),
    },
  }).trim()
}

function linkTo(href: string): Record<string, string> {
  return { href, rel: 'noopener noreferrer nofollow' }
}

function imageWords(src: string, alt: string, nameOf: (cid: string) => string | null): string {
  const cid = /^cid:(.+)$/i.exec(src.trim())?.[1]
  const words = cid
    ? inlineImage(nameOf(decoded(cid)) ?? alt)
    : blockedImage(/^https?:/i.test(src) ? src.slice(0, 200) : '', alt)
  // The text is put in as it is.
  return escapeHtml(words.slice(0, 400))
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
