const EVENT = 'Arrived at USPS Regional Facility\nMEMPHIS TN DISTRIBUTION CENTER\nNovember 14, 2026, 3:14 am\n'

/** The same letters in every run. */
function scattered(size: number, first: number, last: number, seed: number): string {
  let state = seed
  const letters = new Uint16Array(size)
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    letters[i] = first + ((state >>> 8) % (last - first))
  }
  let text = ''
  for (let i = 0; i < size; i += 10_000) text += String.fromCharCode(...letters.subarray(i, i + 10_000))
  return text
}

/** Texts of one size that look for what takes long: each repeats what some part of a reader may stumble over. */
export function adversarialTexts(size: number): (readonly [name: string, text: string])[] {
  const filled = (part: string) => part.repeat(Math.ceil(size / part.length)).slice(0, size)
  return [
    ['a history again and again', filled(EVENT)],
    ['digits', filled('7')],
    ['digits and blanks', filled('9 ')],
    ['blanks', filled(' ')],
    ['"Delivered "', filled('Delivered ')],
    ['"Out for Delivery, "', filled('Out for Delivery, ')],
    ['line ends', filled('\n')],
    ['a letter a line', filled('a\n')],
    ['one long line of an event', filled(EVENT.replaceAll('\n', ' '))],
    ['dates', filled('November 14, 2026, 3:14 am ')],
    ['dates a line', filled('11/14/2026 03:14\n')],
    ['any letters', scattered(size, 32, 0xd7ff, 7)],
    ['any ASCII', scattered(size, 32, 127, 7)],
    ['short lines of any ASCII', scattered(size, 32, 127, 9).replace(/.{7}/g, (part) => `${part.slice(1)}\n`)],
    ['quotes', filled('> ')],
    ['deep quotes', filled(`${'>'.repeat(500)} Delivered\n`)],
    ['state letters', filled('in or me ok, hi ')],
    ['states and commas', filled('A, IN 12345 ')],
    ['tags', filled('<td>a</td><a ')],
    ['entities', filled('&nbsp;&#')],
    ['sentences', filled('Your item was delivered at 2:14 pm on November 20, 2026 in AUSTIN, TX 78701. ')],
    ['one sentence without end', `Your item was ${filled('delivered in AUSTIN, TX on ')}`],
    ['dots', `Delivered${filled('.')}`],
    ['commas', `Delivered${filled(', ')}MEMPHIS, TN`],
    ['tabs', filled('Delivered\t')],
    ['brackets', `[${filled('[')}`],
    ['an object in objects', filled('{"a":')],
    ['details without end', filled('<TrackDetail><Event>')],
    ['details', filled('<TrackDetail></TrackDetail>')],
    ['numbers', filled('9234 6912 3456 7800 0001 71\n')],
    ['labels', filled('Expected Delivery by\n')],
    ['URLs', filled('(https://a.example/b?c=')],
  ]
}
