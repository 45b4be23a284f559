'use client';

import type { ReactNode } from 'react';
import { defineChains, type EvmChain } from '@/lib/core/chains';

/**
 * Tells the browser the chains of the settings before anything below names one: it would write another title than
 * the server otherwise. While it renders and not in an effect, which would be too late; twice is as good as once.
 */
export function KnownChains({ chains, children }: { chains: readonly EvmChain[]; children: ReactNode }) {
  defineChains(chains);
  return children;
}
