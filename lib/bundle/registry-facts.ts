import { sourceRefs } from '@/lib/charts/source-refs';
import type { TraceInput } from '@/lib/charts/trace';
import { type AddressFact, type CitedFact, findIncidentFacts, findServiceFacts, findWalletFacts } from '@/lib/db/bundle-facts';
import type { Db } from '@/lib/db/client';

/** The facts of the registry that bear on a trace, by their files. `services` is what the tracer was given. */
export interface RegistryFacts {
  readonly services: readonly { readonly chain: string; readonly address: string; readonly name: string; readonly category: string; readonly sources: readonly string[] }[];
  readonly files: Readonly<Record<string, readonly object[]>>;
}

/** Reads what the registry says of an incident, of the addresses in its record, and every source that is cited for it. */
export async function registryFacts(db: Db, { incident, ledger, sourceIds }: TraceInput): Promise<RegistryFacts> {
  const { incidents, attributions, theftTransactions } = await findIncidentFacts(db, incident);
  const isInRecord = ({ chain, address }: AddressFact) => ledger.accounts.findAddress(chain, address) !== undefined;
  const wallets = (await findWalletFacts(db)).filter(isInRecord);
  const services = await findServiceFacts(db);
  const cited = (facts: readonly CitedFact[]) => facts.flatMap((fact) => fact.source_ids);
  const sources = await sourceRefs(db, [...sourceIds, ...cited(incidents), ...cited(attributions), ...cited(theftTransactions), ...cited(wallets), ...cited(services)]);
  return {
    services: services.map(({ chain, address, name, category, source_ids: ids }) => ({ chain, address, name, category, sources: ids })),
    files: {
      'registry/attributions.json': attributions,
      'registry/incidents.json': incidents,
      'registry/sources.json': sources,
      'registry/theft-transactions.json': theftTransactions,
      'registry/wallets.json': wallets,
    },
  };
}
