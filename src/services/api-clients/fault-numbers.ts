/** Numbers that bring trouble in our USPS-compatible API by themselves. Their check digits are right; no mail has them. */
export const FAULT_NUMBERS: Readonly<Record<string, string>> = {
  '9234691234567899000014': 'slow=5000',
  '9234691234567899000021': 'silent',
  '9234691234567899000038': 'reset',
  '9234691234567899000045': 'html',
  '9234691234567899000052': 'truncated',
  '9234691234567899000069': 'wrong-types',
  '9234691234567899000076': 'empty',
  '9234691234567899000083': 'no-scope',
  '9234691234567899004012': '401',
  '9234691234567899004036': '403',
  '9234691234567899004296': '429',
  '9234691234567899005002': '500',
  '9234691234567899005033': '503',
}
