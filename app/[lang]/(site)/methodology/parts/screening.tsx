import { Part } from '@/components/lists/page-head';
import { screenResultLabel } from '@/lib/format/screen';
import { LOOKALIKE_RULE } from '@/lib/screen/lookalikes';
import type { ScreenResult } from '@/lib/screen/types';
import styles from './parts.module.css';

const MEANINGS: readonly (readonly [ScreenResult, string])[] = [
  ['flagged', 'A wallet of the registry, or a list from outside that ties the address to DPRK actors, unless a claim of a better tier names another holder.'],
  ['exposed', 'Stolen value passed it in the trace of a theft: received and sent on by FIFO, with what LIFO and haircut make of it, the steps from the theft, and the way.'],
  ['listed', 'A list names it for another reason, or did so once, or is contradicted by a surer source or not believed. The claim is shown with its reason.'],
  ['service', 'It belongs to an entity that takes the funds of many. That says nothing about who took them out.'],
  ['lookalike', 'Nothing is known of it but that it could be taken for a flagged one, as addresses made to deceive can.'],
  ['unknown', 'It is an address, and no source of ours says anything of it.'],
  ['invalid', 'It is no address of a chain that we know. Checksums are verified; Solana has none.'],
];

/** How an address is screened, and what each answer means. */
export function Screening() {
  return (
    <Part id="screening" title="Screening" lead="What an answer about an address says. Of several that hold, the gravest is the result; the others are told with it.">
      <dl className={styles.meanings}>
        {MEANINGS.map(([result, meaning]) => (
          <div key={result}>
            <dt>{screenResultLabel(result)}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <ul className={styles.items}>
        <li>{LOOKALIKE_RULE}</li>
        <li>
          An address of the EVM is the same on all of its chains: it is looked up regardless of chain and letter case, and the answer names the chain of which a
          source speaks. A failed checksum of its case is told.
        </li>
        <li>
          A row of a list ties its address to DPRK actors if its programme is one against the DPRK, if OFAC’s record calls its holder North Korean, or if its
          label or actor names the DPRK or one of its known groups. All other rows say whose it is without that.
        </li>
        <li>
          Two sources disagree if one ties an address to DPRK actors and the other does not, or if they name different holders. Both are shown. The better tier
          leads; of equal ones the graver.
        </li>
        <li>What a list takes back stays as history, with the day from which the list lacks it.</li>
        <li>Questions are answered in memory. They are not stored, and no log has them.</li>
      </ul>
    </Part>
  );
}
