import type { Page } from 'playwright-core';
import { readRegistry } from '@/lib/registry';

const PAGE = 500;

/** Answers the page's requests for wallets with so many: those of the registry over and over, each with an address of its own. */
export async function routeWallets(page: Page, total: number): Promise<void> {
  const known = readRegistry().wallets;
  const row = (nth: number) => {
    const { chain, label, actor, incidents, context, authority, authorityDate, tier, access, addressCheck, sources } = known[nth % known.length]!;
    const address = `0x${nth.toString(16).padStart(40, '0')}`;
    return { chain, address, label, actor, incidents, context, authority, authority_date: authorityDate, tier, access, address_check: addressCheck, sources };
  };
  await page.route('**/api/v1/wallets?**', async (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? '0');
    const data = Array.from({ length: Math.min(PAGE, total - from) }, (_, nth) => row(from + nth));
    const nextCursor = from + PAGE < total ? String(from + PAGE) : null;
    await route.fulfill({ json: { data, meta: { total, asOf: '2026-11-24T00:00:00Z', nextCursor, sources: [], notes: [] } } });
  });
}
