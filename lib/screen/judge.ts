import { WALLET_TIERS } from '@/lib/core/tiers';
import { namesAgree } from './names';
import type { Claim, ScreenResult } from './types';

/** What the claims on one address come to. */
export interface Verdict {
  readonly result: Extract<ScreenResult, 'flagged' | 'listed' | 'service'>;
  /** The claim that decides it. */
  readonly leading: Claim;
  /** All of them, the leading one first. */
  readonly claims: readonly Claim[];
  readonly service: Claim | undefined;
  readonly conflict: boolean;
}

/**
 * Weighs what is said of one address. A wallet of the registry is flagged. Of lists from outside the best tier decides:
 * one that ties the address to DPRK actors flags it, unless a claim of a better tier names another holder. What a list
 * took back, and what a distrusted list says, is told and decides nothing. Whoever disagrees is told of in any case.
 */
export function judge(claims: readonly [Claim, ...Claim[]]): Verdict {
  const standing = claims.filter(stands);
  const accusing = standing.filter(({ says }) => says !== 'service');
  const best = Math.min(...accusing.map(rank));
  const flags = accusing.filter((claim) => claim.says === 'dprk' && (claim.list === null || rank(claim) === best));
  const service = standing.find(({ says }) => says === 'service');
  const isFlag = new Set(flags);
  const ordered = claims.toSorted(
    (a, b) => Number(isFlag.has(b)) - Number(isFlag.has(a)) || Number(stands(b)) - Number(stands(a)) || rank(a) - rank(b),
  );
  return {
    result: flags.length > 0 ? 'flagged' : accusing.length === 0 && service !== undefined ? 'service' : 'listed',
    leading: ordered[0] ?? claims[0],
    claims: ordered,
    service,
    conflict: claims.some((a, i) => claims.slice(i + 1).some((b) => disagree(a, b))),
  };
}

function stands({ until, distrusted }: Claim): boolean {
  return until === null && distrusted === null;
}

/** 0 for the surest tier; a service has none and comes last. */
function rank({ tier }: Claim): number {
  return tier === null ? WALLET_TIERS.length : WALLET_TIERS.indexOf(tier);
}

/** Two sources of which one ties the address to DPRK actors and one does not, or that name different holders. */
function disagree(a: Claim, b: Claim): boolean {
  if (a.list === b.list || a.until !== null || b.until !== null) return false;
  return !(a.says === 'dprk' && b.says === 'dprk') && !namesAgree(a.entity, b.entity);
}
