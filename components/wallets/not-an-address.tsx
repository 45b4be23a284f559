import type { Refusal } from '@/components/lists/attempt';
import { Notice } from '@/components/ui/page';

/** An address that can't be one: its checksum or its form is wrong. Nothing is looked up with it. */
export function NotAnAddress({ refusal }: { refusal: Refusal }) {
  return (
    <Notice>
      <strong>{refusal.message}</strong> {refusal.fix} One wrong character makes it another address, so we do not guess.
    </Notice>
  );
}
