'use client';

import dynamic from 'next/dynamic';

/** The drawing of what moved through an address, in a place kept free until it has come. */
export const InAndOutView = dynamic(() => import('./in-and-out').then((m) => m.InAndOut), { ssr: false, loading: () => <div style={{ height: 260 }} /> });
