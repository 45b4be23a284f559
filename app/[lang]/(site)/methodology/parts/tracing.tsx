import { Part } from '@/components/lists/page-head';
import { DEFAULTS, DORMANCY, DUST, FAN, MIXER, PEEL, ROUND_TRIP, STRUCTURING } from '@/lib/trace/rules';
import styles from './parts.module.css';

const METHODS = [
  ['FIFO', 'What came into an account first leaves it first: the rule in Clayton’s case of 1816, as Anderson, Shumailov and Ahmed apply it to coins (2018). The one that is shown unless another is asked for.'],
  ['LIFO', 'What came last leaves first.'],
  ['Haircut', 'Whatever leaves an account is stolen in the proportion in which the account is (Möser, Böhme, Breuker 2014).'],
  ['TIHO', 'Taint in, highest out (Tironsakkul and others, 2019). An account that pays is read as a transaction with two outputs, the payment and what stays: the greater gets the stolen value first.'],
  ['Poison', 'Everything that a tainted account pays is tainted. It says how far a theft may have reached, and is never a sum of money.'],
] as const;

const days = (seconds: number) => `${seconds / 86_400} days`;

const RULES = [
  ['Peel chain', `At least ${PEEL.links} accounts in a row that send at least ${PEEL.passedOn * 100} % to the next and make two to ${PEEL.payments} payments in all.`],
  ['Fan-out, consolidation', `Stolen value to, or from, ${FAN.others} addresses or more within ${FAN.seconds / 3600} hours.`],
  ['Structuring', `${STRUCTURING.payments} payments within ${days(STRUCTURING.seconds)} less than a tenth below the same power of ten of base units, and half of what the account paid.`],
  ['Dormancy and awakening', `Stolen value that lay still for ${days(DORMANCY.seconds)} and then moved.`],
  ['Round trip', `Stolen value that came back to an account which it had left, within ${ROUND_TRIP.movements} movements.`],
  ['Dusting', `At most one part in ${DUST.part.toLocaleString('en-US')} of the largest payment of stolen value in an asset, sent to ${DUST.wallets} wallets or more.`],
  ['Address poisoning', 'A payment of nothing or of dust by an address that looks like a counterparty. It is never traced into.'],
  ['Mixer leads', `The same address, a linked address, or the same number of withdrawals (at least ${MIXER.deposits}, within ${days(MIXER.seconds)}). Leads for further work: never in a sum, never on a path.`],
] as const;

function Meanings({ rows }: { readonly rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className={styles.meanings}>
      {rows.map(([name, meaning]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How stolen value is followed, what the answer says, and what it can't say. */
export function Tracing() {
  return (
    <>
      <Part id="trace" title="Tracing" lead="From the theft through wallets, swaps and bridges to where stolen value stops. Which unit is the stolen one is a convention, not a fact of the chain: so the method is named, and the range that the others give is shown with it.">
        <Meanings rows={METHODS} />
        <ul className={styles.items}>
          <li>
            Every base unit of a theft is followed by itself and carries its share of the theft’s value in US dollars at the time of the theft. Splits are whole
            units; what is left over goes by largest remainder. At the end of each trace ends, held, frontier and fees must be what was stolen, to the last unit; a
            trace for which they are not is an error and is never shown.
          </li>
          <li>
            Entered: value that came to a service, such as an exchange, a mixer or a bridge whose destination can’t be read. The trace stops there, since a service
            takes the funds of many. What comes out of it is not stolen on account of what went in.
          </li>
          <li>Held: value at an address whose record was read to the end of it, and that has not moved on.</li>
          <li>Frontier: value that came to an address of which not everything was read. Where it went is unknown, which is not the same as held.</li>
          <li>Fees are an end of their own. Where no fee was read they are unknown, and are in what is held.</li>
          <li>
            Whoever gives one asset and gets one other within a transaction has swapped, through whatever pools and routers: the asset received carries the share of
            what was given. A transaction in which that can’t be told is marked, and the trace stops in it.
          </li>
          <li>
            A bridge that states its destination in its own event, as THORChain’s memo and Across do, is followed to the first fitting payment there within{' '}
            {DEFAULTS.bridgeWindow / 3600} hours, where that chain is read. Otherwise it ends with the destination named.
          </li>
          <li>
            What an address paid beyond what it is seen to have received, it must have held before. That is assumed to be clean and oldest, and is listed as assumed.
          </li>
          <li>
            An unlabelled address with {DEFAULTS.hubCounterparties.toLocaleString('en-US')} counterparties or more stops the trace as a suspected service, and so does one
            that at least {DEFAULTS.minSweeps} times sent all that it got to the same labelled service, as deposit addresses do. That is read from its behaviour; no
            source says it.
          </li>
          <li>
            A trace can be taken away as an evidence bundle: with every transfer, fact, rule and price that it was made of, signed. Whoever has it can compute the
            trace again without this site; the method and the code that made it are named in it.
          </li>
          <li>To be on a way says nothing about who controls an address: it may belong to a trader, an exchange not labelled, or a victim.</li>
        </ul>
        <Meanings rows={RULES} />
      </Part>
      <Part id="time-to-launder" title="Time to launder">
        <p>
          For each stage the stolen value that had reached it, by whole days since the theft of which it is a part, as a share of what was stolen. Value counts once for
          each stage, so stages are not to be added up. Where a line ends nobody has looked further yet. The reported stages of a laundering cycle are what a named
          party describes of thefts in general; they stand beside the lines and are no measurement of any theft.
        </p>
      </Part>
    </>
  );
}
