import type { Metadata } from 'next';
import { PageHead } from '@/components/lists/page-head';
import { Parts } from '@/components/styleguide/parts';
import { Tokens } from '@/components/styleguide/tokens';

export const metadata: Metadata = { title: 'Style guide', robots: { index: false } };

/** Every token and part on one page, to be looked at in both themes; linked from nowhere. */
export default function StyleGuidePage() {
  return (
    <>
      <PageHead title="Style guide">
        The tokens of components/ui/tokens.css and the parts that are made of them. Colour means one thing; what is not known is hatched; what
        is suspected looks different from what a government stated.
      </PageHead>
      <Tokens />
      <Parts />
    </>
  );
}
