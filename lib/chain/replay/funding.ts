/** What funding looks at: ether where `assetContract` is null. */
interface Moved {
  readonly from: string;
  readonly to: string;
  readonly assetContract: string | null;
  readonly amount: bigint;
}

export interface Need {
  readonly holder: string;
  readonly assetContract: string | null;
  readonly amount: bigint;
}

/**
 * The least that each holder must have before the first movement so that none of them fails: what it sends
 * beyond what it has received by then. Holders that need nothing are left out.
 */
export function fundingFor(movements: readonly Moved[]): Need[] {
  const books = new Map<string, { holder: string; assetContract: string | null; balance: bigint; lowest: bigint }>();
  const book = (holder: string, assetContract: string | null, change: bigint) => {
    const key = `${holder} ${assetContract ?? ''}`;
    const entry = books.get(key) ?? { holder, assetContract, balance: 0n, lowest: 0n };
    entry.balance += change;
    if (entry.balance < entry.lowest) entry.lowest = entry.balance;
    books.set(key, entry);
  };
  for (const { from, to, assetContract, amount } of movements) {
    book(from, assetContract, -amount);
    book(to, assetContract, amount);
  }
  return [...books.values()]
    .filter(({ lowest }) => lowest < 0n)
    .map(({ holder, assetContract, lowest }) => ({ holder, assetContract, amount: -lowest }));
}
