import { SAYS } from '@/lib/core/says';
import { ACCESS, WALLET_TIERS, type WalletTier } from '@/lib/core/tiers';
import { flaggedRows, type FlaggedRow, listingRows, misattributionRows, serviceRows } from '@/lib/db/claims';
import type { Db } from '@/lib/db/client';
import { judge, type Verdict } from '@/lib/screen/judge';
import type { Claim, ClaimOn } from '@/lib/screen/types';

type Flagged = Omit<FlaggedRow, 'chain' | 'address'>;
type Rows<R> = readonly (R & { readonly chain: string; readonly address: string })[];

/** What the registry says of addresses: its own rows, or those of the store. */
export interface RegistryRows {
  readonly wallets: Rows<Flagged>;
  readonly misattributions: Rows<Omit<Flagged, 'label' | 'incidents'> & { readonly holder: string; readonly programmes: readonly string[] }>;
  readonly services: Rows<{ readonly name: string; readonly category: string }>;
}

const REGISTRY = { list: null, category: null, programmes: [], incidents: [], until: null, distrusted: null } as const;

/** All that sources say of addresses, or of one canonical address: the registry, then the lists from outside that were taken. */
export async function readClaims(db: Db, only?: string): Promise<ClaimOn[]> {
  const registry = { wallets: await flaggedRows(db, only), misattributions: await misattributionRows(db, only), services: await serviceRows(db, only) };
  return [...registryClaims(registry), ...(await listingRows(db, only)).map(listed)];
}

/** What all of that comes to for one address, on whichever chain it is named; undefined where nobody says anything. */
export async function saidOf(db: Db, address: string): Promise<Verdict | undefined> {
  const [first, ...others] = (await readClaims(db, address)).map(({ claim }) => claim);
  return first === undefined ? undefined : judge([first, ...others]);
}

/** The same of the registry alone. */
export function registryClaims({ wallets, misattributions, services }: RegistryRows): ClaimOn[] {
  return [
    ...wallets.map(({ address, chain, label, incidents, ...row }) => ({ address, claim: { ...REGISTRY, ...authority(row), chain, says: 'dprk' as const, entity: label, incidents } })),
    ...misattributions.map(({ address, chain, holder, programmes, ...row }) => ({
      address,
      claim: { ...REGISTRY, ...authority(row), chain, says: 'sanctioned' as const, entity: holder, programmes },
    })),
    ...services.map(({ address, chain, name, category }) => ({
      address,
      claim: { ...REGISTRY, chain, says: 'service' as const, source: 'the registry', tier: null, access: null, date: null, entity: name, category },
    })),
  ];
}

function authority({ authority, authorityDate, tier, access }: Omit<Flagged, 'label' | 'incidents'>): Pick<Claim, 'source' | 'date' | 'tier' | 'access'> {
  return { source: authority, date: authorityDate, tier: tierOf(tier), access: ACCESS.find((one) => one === access) ?? 'unverified' };
}

function listed({ listing, title, tier, distrusted }: Awaited<ReturnType<typeof listingRows>>[number]): ClaimOn {
  const { list, address, chain, entity, category, programmes, date, delisted } = listing;
  const says = SAYS.find((one) => one === listing.says) ?? 'other';
  const claim: Claim = {
    chain,
    says,
    source: programmes.length === 0 ? title : `${title} [${programmes.join(', ')}]`,
    list,
    tier: says === 'service' ? null : tierOf(tier),
    access: null,
    date,
    entity,
    category,
    programmes,
    incidents: [],
    until: delisted,
    distrusted,
  };
  return { address, claim };
}

/** The store holds what was checked when it was written; the least sure stands for anything else. */
function tierOf(text: string): WalletTier {
  return WALLET_TIERS.find((tier) => tier === text) ?? 'suspected';
}
