import type { Access, IncidentTier, WalletTier } from '@/lib/core/tiers';

const INCIDENT: Readonly<Record<IncidentTier, string>> = {
  official: 'A government has said in its own name that North Korean actors did it.',
  'official-unnamed-victim':
    'A government document describes this theft without naming the victim; the name was inferred from amounts and dates by others.',
  multilateral: 'A statement or report by several governments together counts it; no single government has set out the case on its own.',
  analytics: 'A blockchain analytics firm attributes it. No government has.',
  research: 'An independent researcher attributes it. No government has.',
  suspected: 'Named as likely, not as established. No government has attributed it.',
  disputed: 'Counted by one party and contested by another. Read both before using the figure.',
};

/** Instead of the meaning of its tier, where nobody has seen what the government is said to have stated. */
export const UNVERIFIED_STATEMENT =
  'One source says that a government attributed it; the text itself was not found. A lead until somebody has read it.';

const WALLET: Readonly<Record<WalletTier, string>> = {
  official: 'A government published this address itself: on a sanctions list, in a press release or in a court filing.',
  'official-multilateral': 'A report by several governments together (the MSMT) prints this address.',
  analyst: 'An analyst or a security firm published this address. No government list that we hold has it.',
  'analyst-secondary':
    'An analyst says that a government listed this address; the list itself was not seen. It is not shown as official.',
  suspected:
    'A source suspects a link and says no more than that. It is a lead: not a finding, and no reason by itself to act against anyone.',
};

const ACCESS_NOTES: Readonly<Record<Access, string>> = {
  seen: 'primary text read',
  'second hand': 'read in a copy or report, not in the original',
  unverified: 'neither the original nor a copy was read',
};

/** What the tier of a theft says and does not say, in one or two sentences. */
export function incidentTierMeaning(tier: IncidentTier): string {
  return INCIDENT[tier];
}

/** What the tier of a flagged address says and does not say. */
export function walletTierMeaning(tier: WalletTier): string {
  return WALLET[tier];
}

/** What it means that a source is `seen`, `second hand` or `unverified`. */
export function accessMeaning(access: Access): string {
  return ACCESS_NOTES[access];
}

const PUBLISHERS: readonly (readonly [RegExp, string])[] = [
  [/^OFAC\b/, 'OFAC'],
  [/^DOJ\b/, 'the US Department of Justice'],
  [/^MSMT\b/, 'the MSMT'],
  [/^FBI (IC3|press)\b/, 'the FBI'],
  [/^Community tracker\b/, 'a community tracker'],
];

/** Who published an address, out of the authority text of the registry: `OFAC SDN [DPRK3]` is `OFAC`. */
export function publisherName(authority: string): string {
  const known = PUBLISHERS.find(([pattern]) => pattern.test(authority));
  if (known !== undefined) return known[1];
  return authority.replace(/\s*[;(].*$/, '').replace(/\s+(via|research|report|announcement)\b.*$/, '').trim();
}

/** Who flags an address on which chain, completing "The same address is …"; it says no more than `walletHeadline`. */
export function flaggedBy(wallet: { readonly tier: WalletTier; readonly authority: string }, chainTitle: string): string {
  const who = publisherName(wallet.authority);
  if (wallet.tier === 'suspected') return `under suspicion on ${chainTitle}, published by ${who}`;
  if (wallet.tier === 'analyst-secondary') return `listed on ${chainTitle}, as an analyst reports`;
  return `flagged on ${chainTitle} by ${who}`;
}

/**
 * Title of the page of a flagged address. It says who published it and never more than that source does:
 * a suspected address is one of which a link is suspected, not one that belongs to anyone.
 */
export function walletHeadline(wallet: { readonly tier: WalletTier; readonly authority: string }): string {
  const who = publisherName(wallet.authority);
  switch (wallet.tier) {
    case 'official':
      return /^DOJ\b/.test(wallet.authority) ? `Address in a court filing by ${who}` : `Address listed by ${who}`;
    case 'official-multilateral':
      return `Address printed in a report by ${who}`;
    case 'analyst':
      return `Address published by ${who}`;
    case 'analyst-secondary':
      return 'Address that an analyst reports as listed';
    case 'suspected':
      return `Address under suspicion, published by ${who}`;
  }
}

/** Title of the page of an address that the registry does not flag and of which a source says something all the same. */
export function namedHeadline({ result, conflict, leading }: { readonly result: string; readonly conflict: boolean; readonly leading: { readonly source: string } }): string {
  if (conflict) return 'Sources disagree about this address';
  return result === 'flagged' ? `Address flagged by ${leading.source}` : `Address named by ${leading.source}, not as flagged`;
}
