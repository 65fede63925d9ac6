/** How often the diagnosis is right, how early and how calmly it finds troubles, on simulated parcels with known truth. */
import { parseArgs } from 'node:util'
import { NETWORKS, type NetworkName } from '#sources/simulator/rates.ts'
import { play } from './play.ts'
import { ageTable, curveTable, goals, situationTable, troubleTable } from './tables.ts'
import { MAPPING } from './truth.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '11-30' },
    parcels: { type: 'string', default: '1000' },
    'changed-parcels': { type: 'string', default: '200' },
    network: { type: 'string', default: 'all' },
    moves: { type: 'string', default: '-1,0,1,2' },
  },
})
const [first = 11, last = first] = values.seeds.split('-').map(Number)
const seeds = Array.from({ length: last - first + 1 }, (_, i) => first + i)
const moves = values.moves.split(',').map(Number)
const names = Object.keys(NETWORKS) as NetworkName[]
const networks = values.network === 'all' ? names : names.filter((name) => name === values.network)

console.log(MAPPING.map((line) => `- ${line}`).join('\n'))
for (const network of networks) {
  const parcelsPerSeed = Number(network === 'ordinary' ? values.parcels : values['changed-parcels'])
  const scores = play({ network, seeds, parcelsPerSeed, moves }, (share) => {
    process.stderr.write(`\r${network}: ${Math.round(100 * share)} % `)
  })
  process.stderr.write('\n')
  const ours = scores.get('product 0')
  const naive = scores.get('naive any 3')
  if (!ours || !naive) throw new Error('The product as it is has to be among the moves: 0.')
  console.log(`\n### Network: ${network}, seeds ${values.seeds}, ${ours.parcels} parcels, ${ours.days} judged days\n`)
  if (network === 'ordinary') console.log(`${situationTable(ours)}\n\n${ageTable(ours)}\n`)
  console.log(`${troubleTable(ours, naive)}\n\n${curveTable(scores)}\n\n${goals(scores)}`)
}
