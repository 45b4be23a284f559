/** Words for people. What is not listed is shown as the facts spell it, with spaces for hyphens. */
function words(table: Readonly<Record<string, string>>): (key: string) => string {
  return (key) => table[key] ?? key.replace(/[-_]/g, ' ');
}

/** How sure an attribution of a theft is. */
export const incidentTierLabel = words({
  official: 'a government',
  'official-unnamed-victim': 'a government, victim not named',
  multilateral: 'multilateral body',
  analytics: 'analytics firm',
  research: 'researcher',
  suspected: 'suspected',
  disputed: 'disputed',
});

/** How sure the listing of a wallet is. */
export const walletTierLabel = words({
  official: 'a government',
  'official-multilateral': 'multilateral body',
  analyst: 'analyst',
  'analyst-secondary': 'analyst, second hand',
  suspected: 'suspected',
});

/** Kind of a timeline entry. */
export const eventKindLabel = words({
  un: 'UN',
  'un-report': 'UN report',
  'law-enforcement': 'law enforcement',
});

/** A government or body by its short name. */
export const partyLabel = words({
  US: 'United States',
  ROK: 'South Korea',
  JP: 'Japan',
  UN: 'United Nations',
});

/** Where value went: a laundering stage or the category of a service. */
export const stageLabel = words({
  otc: 'OTC dealer',
  cex: 'exchange',
  cex_deposit: 'exchange deposit address',
  sanctioned_exchange: 'sanctioned exchange',
  no_kyc_exchange: 'exchange without KYC',
  dex_router: 'swap router',
  bridge_crosschain_dex: 'cross-chain swap',
  privacy_protocol: 'privacy protocol',
  flagged: 'flagged wallet',
  unlabelled: 'unlabelled address',
  held: 'still held',
  frontier: 'at the frontier',
  fee: 'fees',
});

/** Whether the primary text was read. */
export const accessLabel = words({ seen: 'primary text seen', 'second hand': 'second hand', unverified: 'unverified' });

/** A victim's name without what stands in brackets or behind a slash, for a place with little room. */
export function shortVictim(victim: string): string {
  return victim.replace(/\s*\(.*?\)/g, '').replace(/\s*\/.*$/, '').trim() || victim;
}
