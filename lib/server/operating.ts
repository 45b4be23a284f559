import { assertAdmin } from '@/lib/api/admin';
import { clientOf } from '@/lib/api/client-address';
import { log } from '@/lib/api/log';
import { createMetrics } from '@/lib/api/metrics';
import { createRateLimit } from '@/lib/api/rate-limit';
import { type StaleChain, staleChains } from '@/lib/api/ready';
import { type FinishedRequest, watchRequests } from '@/lib/api/requests';
import type { StatusPage } from '@/lib/charts/contract';
import type { Config, CostlyRoute } from '@/lib/config';
import { assertAlive } from '@/lib/db/alive';
import type { Db } from '@/lib/db/client';

/** What whoever runs the machine needs. */
export interface Operating {
  /** Lets pass who sends the admin token. Throws `forbidden` where none is set, `unauthorized` for a wrong one. */
  assertAdmin(request: Request): void;
  /** Counts a request for its client. Throws `rate_limited` for one too many. */
  assertRate(route: CostlyRoute, headers: Pick<Headers, 'get'>): void;
  /** The chains whose sync is behind. Throws `store_unreachable` where the database does not answer. */
  staleSyncs(): Promise<readonly StaleChain[]>;
  /** Figures for Prometheus. Throws as `assertAdmin` does unless they are open to all. */
  metrics(request: Request): Promise<Response>;
}

export interface OperatingParts {
  readonly config: Pick<Config, 'adminToken' | 'metrics' | 'rateLimits' | 'trustedProxies'>;
  readonly db: Db;
  readonly status: () => Promise<StatusPage>;
}

/** Begins to watch the requests of this process; `stop` ends that. */
export function createOperating({ config, db, status }: OperatingParts): Operating & { readonly stop: () => void } {
  const { adminToken, rateLimits, trustedProxies } = config;
  const limits = {
    screen: createRateLimit({ perMinute: rateLimits.screen }),
    trace: createRateLimit({ perMinute: rateLimits.trace }),
    csv: createRateLimit({ perMinute: rateLimits.csv }),
    picture: createRateLimit({ perMinute: rateLimits.picture }),
  };
  const figures = createMetrics();
  const stop = watchRequests({
    trustedProxies,
    onFinish: (request) => {
      figures.count(request);
      logRequest(request);
    },
  });
  return {
    stop,
    assertAdmin: (request) => assertAdmin(request, adminToken),
    assertRate: (route, headers) => limits[route].take(clientOf(headers, trustedProxies)),
    async staleSyncs() {
      await assertAlive(db);
      return staleChains(await status(), new Date());
    },
    async metrics(request) {
      if (config.metrics === 'admin') assertAdmin(request, adminToken);
      return figures.respond(await assertAlive(db).then(status, () => undefined));
    },
  };
}

/** One line a request. Paths and bodies stay out of it: what somebody asks about is nobody's business. */
function logRequest({ seconds, ...request }: FinishedRequest): void {
  const line = { ...request, ms: Math.round(seconds * 1000) };
  if (request.status >= 500) log().warn(line, 'A request failed.');
  else if (request.status >= 400) log().info(line, 'A request was refused.');
  else log().debug(line, 'A request was answered.');
}
