import { loadKnowledge } from '#knowledge/knowledge.ts'
import { createPlaces } from '#knowledge/places/places.ts'
import { createNetwork } from '#sources/simulator/network.ts'
import { type Play, type Played, playSimulation } from '#sources/simulator/play.ts'

import { NETWORKS, type NetworkName } from '#sources/simulator/rates.ts'

export type { Play, Played } from '#sources/simulator/play.ts'

/** The networks to choose from. */
export const NETWORK_NAMES = Object.keys(NETWORKS) as NetworkName[]

/** Plays a simulated network to files, to a server, or both. */
export function simulate(play: Play): Promise<Played> {
  const places = createPlaces()
  return playSimulation({ places, calendar: loadKnowledge().calendar, network: createNetwork(places) }, play)
}
