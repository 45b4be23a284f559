import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { StatusPage } from '@/lib/charts/contract';
import type { FinishedRequest } from './requests';

/** The figures of this process and its store for Prometheus. */
export interface Metrics {
  count(request: FinishedRequest): void;
  /** All of them as text, those of the store from its status; without one the store does not answer. */
  respond(status: StatusPage | undefined): Promise<Response>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Makes them, beginning at nothing. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({ name: 'tracker_http_requests_total', help: 'Requests that were answered.', labelNames: ['method', 'route', 'status'], registers });
  const durations = new Histogram({ name: 'tracker_http_request_duration_seconds', help: 'From the request to the end of its answer.', labelNames: ['method', 'route'], buckets: SECONDS, registers });
  const tell = createStatusGauges(registers);
  return {
    count({ method, route, status, seconds }) {
      requests.inc({ method, route, status: String(status) });
      durations.observe({ method, route }, seconds);
    },
    async respond(status) {
      tell(status);
      return new Response(await registry.metrics(), { headers: { 'cache-control': 'no-store', 'content-type': registry.contentType } });
    },
  };
}

/** What the status of the store tells; nothing of a store that does not answer is repeated. */
function createStatusGauges(registers: Registry[]): (status: StatusPage | undefined) => void {
  const up = new Gauge({ name: 'tracker_store_up', help: '1 where the database answers.', registers });
  const rows = gauge('tracker_rows', 'Rows in the store.', 'list');
  const completed = gauge('tracker_sync_completed_timestamp_seconds', 'When a sync of the chain last came to its end.', 'chain');
  const lag = gauge('tracker_sync_lag_seconds', 'Since a sync of the chain last came to its end.', 'chain');
  const missing = gauge('tracker_sync_missing_blocks', 'Blocks that the sync at hand has still to read, each once for every request that needs it.', 'chain');
  const failed = gauge('tracker_sync_failed', '1 where the last sync of the chain failed.', 'chain');
  const answers = gauge('tracker_endpoint_answers', 'Answers of an endpoint in the last run of its chain.', 'chain', 'host', 'result');
  const latency = gauge('tracker_endpoint_latency_seconds', 'How long an endpoint takes to answer.', 'chain', 'host');
  const ofStore = [rows, completed, lag, missing, failed, answers, latency];

  function gauge(name: string, help: string, ...labelNames: string[]): Gauge {
    return new Gauge({ name, help, labelNames, registers });
  }

  return (status) => {
    up.set(status === undefined ? 0 : 1);
    for (const one of ofStore) one.reset();
    if (status === undefined) return;
    for (const [list, count] of Object.entries(status.counts)) rows.set({ list }, count);
    for (const { chain, state, wanted, done, completed_at: completedAt } of status.sync) {
      missing.set({ chain }, Math.max(0, wanted - done));
      failed.set({ chain }, state === 'failed' ? 1 : 0);
      if (completedAt === null) continue;
      completed.set({ chain }, Date.parse(completedAt) / 1000);
      lag.set({ chain }, Math.max(0, (Date.now() - Date.parse(completedAt)) / 1000));
    }
    for (const { chain, host, answered, failed: unanswered, discarded, latency_ms: ms } of status.endpoints) {
      for (const [result, count] of Object.entries({ answered, failed: unanswered, discarded })) answers.set({ chain, host, result }, count);
      if (ms !== null) latency.set({ chain, host }, ms / 1000);
    }
  };
}
