import type { Refusal } from '@/components/lists/attempt';
import { NotHere } from '@/components/lists/not-here';

/** An address that can't be one: its checksum or its form is wrong. Nothing is looked up with it. */
export function NotAnAddress({ refusal, address }: { refusal: Refusal; address: string }) {
  const common = address.length > 20 ? ' One wrong character makes it another address, so we do not guess.' : '';
  return (
    <NotHere title="Not a valid address" path="/wallets" search="Search by a part of an address">
      {refusal.message} {refusal.fix}
      {common}
    </NotHere>
  );
}
