import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
} from 'cockatiel'
import type { HttpLimits } from './limits.ts'
import { Trouble } from './trouble.ts'

/** Leaves USPS alone after several failures in a row; then one call tests whether it is back. */
export type Breaker = {
  policy: CircuitBreakerPolicy
  /** Milliseconds until the next test call; 0 where calls may be made. */
  restMs(): number
}

export function createBreaker(limits: HttpLimits): Breaker {
  let restsUntilMs = 0
  const policy = circuitBreaker(
    handleWhen((error) => error instanceof Trouble && error.isDown),
    {
      breaker: new ConsecutiveBreaker(limits.breakAfter),
      halfOpenAfter: new DelegateBackoff((context: { attempt: number }) => {
        const restMs = Math.min(limits.coolDownMs * 2 ** (context.attempt - 1), limits.longestCoolDownMs)
        restsUntilMs = Date.now() + restMs
        return restMs
      }),
    },
  )
  return {
    policy,
    restMs: () => (policy.state === CircuitState.Open ? Math.max(0, restsUntilMs - Date.now()) : 0),
  }
}
