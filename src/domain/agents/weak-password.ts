export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 128

export type PasswordProblem = 'too-short' | 'too-long' | 'too-common' | 'tells-of-you'

/** What most guessed passwords are made of. */
const COMMON = [
  'password',
  'passwort',
  'passcode',
  'welcome',
  'letmein',
  'iloveyou',
  'administrator',
  'admin',
  'qwerty',
  'qwertz',
  'azerty',
  'asdfgh',
  'zxcvbn',
  'qazwsx',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'sunshine',
  'princess',
  'superman',
  'trustno',
  'changeme',
  'default',
  'secret',
  'master',
  'login',
  'whereabouts',
  'usps',
  'parcel',
  'tracking',
  'support',
  'summer',
  'winter',
  'spring',
  'autumn',
]

const LOOKS_LIKE: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
/** So many different signs, besides common words, years and rows, make a password hard to guess. */
const FEWEST_SIGNS = 5

/** What is wrong with a password that somebody chose; null where nothing is. Says nothing about being kept twice. */
export function passwordProblem(password: string, about: { email: string; name: string }): PasswordProblem | null {
  if (password.length < SHORTEST_PASSWORD) return 'too-short'
  if (password.length > LONGEST_PASSWORD) return 'too-long'
  const plain = password.toLowerCase()
  if (isGuessable(plain, [])) return 'too-common'
  const own = [...about.email.toLowerCase().split(/[@.]/), ...about.name.toLowerCase().split(/\s+/)]
  return isGuessable(
    plain,
    own.filter((word) => word.length >= 3),
  )
    ? 'tells-of-you'
    : null
}

function isGuessable(plain: string, own: readonly string[]): boolean {
  const words = [...COMMON, ...own].toSorted((a, b) => b.length - a.length)
  return [plain, [...plain].map((sign) => LOOKS_LIKE[sign] ?? sign).join('')].some((text) => {
    const rest = words.reduce((left, word) => left.replaceAll(word, ''), text)
    return new Set(withoutRows(rest)).size < FEWEST_SIGNS
  })
}

/** Takes out signs that follow the one before them: `1234`, `cba`, `aaa`. */
function withoutRows(text: string): string {
  return [...text]
    .filter((sign, index) => {
      if (index === 0) return true
      const step = sign.charCodeAt(0) - text.charCodeAt(index - 1)
      return Math.abs(step) > 1
    })
    .join('')
}
