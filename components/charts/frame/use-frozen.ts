'use client';

import { useState } from 'react';
import type { ServedChart } from '@/lib/charts/contract';
import { freeze, type Frozen } from '@/lib/client/freeze';
import type { ChartParams } from './addresses';

/** The frozen answer of a chart, once the reader has asked for it. */
export function useFrozen(id: ServedChart, params: ChartParams) {
  const [frozen, setFrozen] = useState<Frozen>();
  const [failure, setFailure] = useState<string>();
  const ask = () => {
    freeze(id, params).then(
      (made) => {
        setFrozen(made);
        setFailure(undefined);
      },
      (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
    );
  };
  return { frozen, failure, ask };
}
