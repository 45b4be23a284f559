import type { Says } from '@/lib/core/says';
import { isDprkProgramme, namesDprk } from './dprk';

/** Words in the categories of TagPacks and of tables that mean an entity which takes funds of many. */
const SERVICE = /exchange|\b(cex|dex|otc)\b|mix(er|ing)|coinjoin|hosted|custod|wallet[ _]service|bridge|defi|lending|swap|router|gambl|casino|market|payment|mining|miner|faucet/i;

/** What a row of a list says of whose an address is, in the row's own words. */
export interface Words {
  readonly entity: string;
  readonly actor?: string | null;
  readonly category?: string | null;
  readonly programmes?: readonly string[];
  /** Of the list as a whole: they count unless the row names a service. */
  readonly ofList?: readonly string[];
  readonly sanctioned?: boolean;
}

/**
 * What a row says by these words. It ties its address to DPRK actors if its label, actor or programme names these, or
 * if the list as a whole does and the row is not that of a service.
 */
export function saysOf({ entity, actor = null, category = null, programmes = [], ofList = [], sanctioned = false }: Words): Says {
  if (namesDprk(entity, actor, ...programmes) || programmes.some(isDprkProgramme)) return 'dprk';
  if (category !== null && SERVICE.test(category)) return 'service';
  if (namesDprk(...ofList)) return 'dprk';
  return sanctioned || programmes.length > 0 ? 'sanctioned' : 'other';
}
