/** What programs may ask for with `X-Whereabouts-Fault`, and what happens then. */
export const FAULT_WORDS: readonly { fault: string; happens: string }[] = [
  { fault: 'slow=MS', happens: 'The answer comes so many milliseconds late, 30,000 at most.' },
  { fault: 'silent', happens: 'No answer for a minute; then the connection ends.' },
  { fault: 'reset', happens: 'The connection is reset.' },
  { fault: 'html', happens: 'HTML with status 200 in place of JSON.' },
  { fault: 'truncated', happens: 'The answer breaks off in the middle.' },
  { fault: 'wrong-types', happens: 'Numbers in place of texts, lists in place of texts, one item in place of a list.' },
  { fault: 'empty', happens: 'Status 200 and no body.' },
  { fault: 'no-scope', happens: '401: the token lacks the scope. A new token comes without any scope.' },
  { fault: '401', happens: '401: the token has expired. A new token is refused.' },
  { fault: '403', happens: '403: the parcel of another mailer.' },
  { fault: '429', happens: '429: the quota is spent. 429=30 says Retry-After: 30; else 60.' },
  { fault: '500', happens: '500: something broke inside.' },
  { fault: '503', happens: '503: not available. 503=30 says Retry-After: 30; else 5.' },
]
