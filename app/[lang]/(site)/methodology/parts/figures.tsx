import { Part } from '@/components/lists/page-head';
import { Terms } from '@/components/ui/figures';

/** Reported, observed, computed: never in one number. */
export function Figures() {
  return (
    <Part id="words" title="Three kinds of figure" lead="Every figure is one of three things, and the three are never added to one another.">
      <Terms
        items={[
          ['Reported', 'A source states it. We show it as that source wrote it, with its name, its date and, where it says so, the moment up to which it holds. Statements overlap, are often cumulative and sometimes contradict each other, so they stand side by side or as the series of one reporter; we never sum them.'],
          ['Observed', 'It was seen on chain: a transfer with its transaction, block and time. What we read from a node ourselves is told apart from what came with the registry.'],
          ['Computed', 'A method of ours gives it, from observed transfers. It carries the version of the method.'],
        ]}
      />
      <p>
        Stolen, laundered, frozen and recovered are different things as well. A loss is what was taken, at its price then. What was frozen or
        returned later is not taken off it.
      </p>
    </Part>
  );
}
