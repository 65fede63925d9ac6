import type { MiddlewareHandler } from 'hono'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'

export type Metrics = {
  registry: Registry
  countRequests: MiddlewareHandler
  /** Shows a number that is read when it is asked for. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void
}

/** The figures of one server for Prometheus; each server has its own registry. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'whereabouts_http_requests_total',
    help: 'Answered requests',
    labelNames: ['method', 'status'],
    registers: [registry],
  })
  return {
    registry,
    countRequests: async (c, next) => {
      await next()
      requests.inc({ method: c.req.method, status: String(c.res.status) })
    },
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(await read())
        },
      })
    },
  }
}
