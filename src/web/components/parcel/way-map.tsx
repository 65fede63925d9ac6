import { assets } from '../../assets.ts'
import { MAP_HEIGHT, MAP_WIDTH } from '../../map/projection.ts'
import type { Stop } from '../../map/way.ts'

/** The way that a parcel took, drawn over the base map. */
export function WayMap({ stops }: { stops: readonly Stop[] }) {
  const last = stops.at(-1)
  if (!last) return null
  const label = `The way it took: ${stops.map((stop) => stop.name).join(', then ')}`
  return (
    <svg class="way" viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`} role="img" aria-label={label}>
      <use href={`${assets.map}#us`} width={MAP_WIDTH} height={MAP_HEIGHT} />
      <polyline class="line" points={stops.map((stop) => `${stop.x},${stop.y}`).join(' ')} />
      {stops.slice(0, -1).map((stop) => (
        <circle class="stop" cx={stop.x} cy={stop.y} r="7" />
      ))}
      <circle class="stop last" cx={last.x} cy={last.y} r="12" />
    </svg>
  )
}
