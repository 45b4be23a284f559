import { Figure, Figures } from '@/components/ui/figures';
import type { StatusPage } from '@/lib/charts/contract';
import { formatTime } from '@/lib/format/date';

const ENGINES = {
  pglite: ['PGlite', 'embedded, in the data folder of this process'],
  postgresql: ['PostgreSQL', 'a server, named by DATABASE_URL'],
} as const;

/** The store and the registry in it. Never an address of either. */
export function StoreFacts({ status }: { status: StatusPage }) {
  const [engine, where] = ENGINES[status.engine];
  return (
    <Figures>
      <Figure label="Store" value={engine} note={where} />
      <Figure label="Registry" value={status.registryVersion.slice(0, 12)} note={`complete up to ${formatTime(status.asOf)}`} />
      <Figure
        label="Source of the chain data"
        value={status.replay ? 'Replay' : status.configuredChains.length === 0 ? 'None' : 'Nodes'}
        note={
          status.replay
            ? 'a local chain on which shipped transfers are replayed; not the real one'
            : status.configuredChains.length === 0
              ? 'no endpoint is configured; the registry stands alone'
              : `endpoints for ${status.configuredChains.join(', ')}`
        }
      />
    </Figures>
  );
}
