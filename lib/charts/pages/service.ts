import type { NamedService, ServiceInflowRow, ServicePage } from '@/lib/charts/contract';
import { brandOf } from '@/lib/core/brand';
import { formatUnits } from '@/lib/core/money';
import { isoSeconds } from '@/lib/core/time';
import type { Db } from '@/lib/db/client';
import { findReportedFlows } from '@/lib/db/reported-flows';
import { findServiceInflows, type ServiceInflow } from '@/lib/db/service-inflows';
import { allServices } from '@/lib/db/services';
import type { ChartContext } from '../context';
import { LIST_DEFINITIONS as LISTS } from '../lists';
import { readAll } from '../lists/read';
import { dateOf, isStatement, reportedRow } from '../reported';
import { sourceRefs } from '../source-refs';

/** Services by the name that their addresses share, with how many addresses each has, in the order of the alphabet. */
export async function findBrands(db: Db): Promise<NamedService[]> {
  const brands = new Map<string, NamedService>();
  for (const { name, category } of await allServices(db)) {
    const brand = brandOf(name);
    const known = brands.get(brand.toLowerCase());
    const categories = new Set([...(known?.categories ?? []), category]);
    brands.set(brand.toLowerCase(), { name: known?.name ?? brand, addresses: (known?.addresses ?? 0) + 1, categories: [...categories].sort() });
  }
  return [...brands.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/**
 * A service with its addresses, what entered them from which theft as far as transfers are stored, and what others
 * reported of it; undefined where no address has that name. Case does not matter.
 */
export async function servicePage({ db }: ChartContext, name: string): Promise<ServicePage | undefined> {
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  const service = (await findBrands(db)).find((brand) => same(brand.name));
  if (service === undefined) return undefined;
  const addresses = (await readAll(db, LISTS.services)).filter((row) => same(brandOf(row.name)));
  const inflows = await findServiceInflows(db, [...new Set(addresses.map((row) => row.name))]);
  const statements = (await findReportedFlows(db)).filter((flow) => isStatement(flow) && mentions(flow.service, service.name));
  const reported = statements.flatMap((flow) => {
    const date = dateOf(flow);
    return date === null ? [] : [reportedRow(flow, date)];
  });
  return {
    service,
    addresses,
    inflows: inflows.map(inflowRow),
    reported,
    undated: statements.length - reported.length,
    sources: await sourceRefs(db, [...addresses.flatMap((row) => row.sources), ...statements.flatMap((flow) => flow.sourceIds)]),
  };
}

/** Whether a reporter's words for one or more services, separated by semicolons, begin with the name. */
function mentions(words: string | null, name: string): boolean {
  return words?.split(';').some((part) => part.trim().toLowerCase().startsWith(name.toLowerCase())) ?? false;
}

function inflowRow(inflow: ServiceInflow): ServiceInflowRow {
  return {
    incident: inflow.incident,
    chain: inflow.chain,
    asset: inflow.asset,
    amount: formatUnits(BigInt(inflow.amount), inflow.decimals),
    amount_base_units: inflow.amount,
    transfers: inflow.transfers,
    first_time: isoSeconds(inflow.first),
    last_time: isoSeconds(inflow.last),
    second_hand: inflow.shipped,
  };
}
