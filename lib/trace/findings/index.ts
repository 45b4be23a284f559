import type { Trace } from '../trace';
import { findDormancy } from './dormancy';
import { findConsolidation, findFanOut } from './fan';
import type { Finding } from './finding';
import { findMixerLeads } from './mixer-leads';
import { findPeelChains } from './peel-chain';
import { findDusting, findPoisoning } from './poisoning';
import { findRoundTrips } from './round-trip';
import { sceneOf } from './scene';
import { findStructuring } from './structuring';

const RULES = [
  findPeelChains,
  findFanOut,
  findConsolidation,
  findStructuring,
  findDormancy,
  findRoundTrips,
  findPoisoning,
  findDusting,
  findMixerLeads,
];

/** All patterns that the rules see in a trace, rule by rule. Deterministic; each says its evidence. */
export function findingsOf(trace: Trace): Finding[] {
  const scene = sceneOf(trace);
  return RULES.flatMap((find) => find(scene));
}

export type { Finding };
