/** The calls that the stand-in tells apart. */
export type StandInRoute = 'token' | 'tracking' | 'batch' | 'locations' | 'subscriptions' | 'other'

export function routeOf(path: string): StandInRoute {
  if (path === '/oauth2/v3/token') return 'token'
  if (path.startsWith('/tracking/v3/tracking/')) return 'tracking'
  if (path === '/tracking/v3r2/tracking') return 'batch'
  if (path === '/locations/v3/post-office-locations') return 'locations'
  return path.startsWith('/subscriptions-tracking/v3r2/subscriptions') ? 'subscriptions' : 'other'
}
