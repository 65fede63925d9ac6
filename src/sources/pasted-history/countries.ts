const REGIONS =
  'AD AE AF AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PT PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WF WS XK YE ZA ZM ZW'
/** Names that posts write otherwise than people do. */
const OTHER_NAMES =
  'UNITED STATES OF AMERICA=US,USA=US,U.S.A.=US,UNITED STATES=US,CHINA PEOPLES REPUBLIC=CN,PEOPLES REPUBLIC OF CHINA=CN,CHINA PEOPLES REPUBLIC OF=CN,GREAT BRITAIN=GB,GREAT BRITAIN AND NORTHERN IRELAND=GB,ENGLAND=GB,SCOTLAND=GB,UK=GB,KOREA=KR,SOUTH KOREA=KR,REPUBLIC OF KOREA=KR,KOREA REPUBLIC OF=KR,KOREA SOUTH=KR,HONG KONG=HK,MACAO=MO,MACAU=MO,RUSSIAN FEDERATION=RU,VIET NAM=VN,TURKEY=TR,TURKIYE=TR,CZECH REPUBLIC=CZ,IVORY COAST=CI,MYANMAR=MM,BURMA=MM,UAE=AE,THE NETHERLANDS=NL,HOLLAND=NL,DEUTSCHLAND=DE,IRELAND REPUBLIC OF=IE'

const codes = new Map<string, string>()
const english = new Intl.DisplayNames('en', { type: 'region' })
for (const code of REGIONS.split(' ')) codes.set(keyOf(english.of(code) ?? code), code)
for (const entry of OTHER_NAMES.split(',')) codes.set(keyOf(entry.slice(0, -3)), entry.slice(-2))

const LONGEST_NAME = 40
const PLAIN_NAME = /^[A-Za-z]+(?: [A-Za-z]+)*$/

/** The ISO 3166-1 alpha-2 code of a country's name, as people or posts write it; null for other texts. */
export function countryOf(name: string): string | null {
  if (name.length > LONGEST_NAME || name.length < 2) return null
  return codes.get(PLAIN_NAME.test(name) ? name.toUpperCase() : keyOf(name)) ?? null
}

function keyOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f.']/g, '')
    .replace(/&/g, ' AND ')
    .replace(/[\s,()-]+/g, ' ')
    .trim()
    .toUpperCase()
}
