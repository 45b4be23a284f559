/** How sure an attribution of a theft is, in the words of the reference facts, best first. */
export const INCIDENT_TIERS = [
  'official',
  'official-unnamed-victim',
  'multilateral',
  'analytics',
  'research',
  'suspected',
  'disputed',
] as const;
export type IncidentTier = (typeof INCIDENT_TIERS)[number];

/** How sure the listing of a wallet is, best first. */
export const WALLET_TIERS = ['official', 'official-multilateral', 'analyst', 'analyst-secondary', 'suspected'] as const;
export type WalletTier = (typeof WALLET_TIERS)[number];

/** Whether the primary text was read, a copy of it was, or neither. */
export const ACCESS = ['seen', 'second hand', 'unverified'] as const;
export type Access = (typeof ACCESS)[number];

/** Where a figure stands: a source says it, we saw it on chain, or a method of ours gave it. Never mixed. */
export type Origin = 'reported' | 'observed' | 'computed';
