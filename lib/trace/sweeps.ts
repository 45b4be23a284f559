import { NOBODY as TO_NOBODY } from './ledger/columns';
import type { Ledger } from './ledger/ledger';
import type { Limbs } from './limbs';
import { STOP, type Stops } from './stops';

// Read once: an imported name may cost a call each time.
const NOBODY = TO_NOBODY;

interface Sweeper {
  readonly target: number;
  readonly payers: Set<number>;
  balance: bigint;
  sweeps: number;
  payersSwept: number;
}

/**
 * Accounts that behave like a deposit address: whatever came in, from at least two payers, went on whole to the same
 * labelled service, at least so many times (up to 1 % may stay for the next fee). Gives the address of the service.
 * What such an account holds at the end of the record waits for the next sweep.
 */
export function findSweepers(ledger: Ledger, stops: Stops, opening: Limbs, candidates: Iterable<number>, minSweeps: number): Map<number, number> {
  const { size, from, to, math } = ledger;
  const sweepers = new Map<number, Sweeper>();
  const targets = onlyTargets(ledger, stops);
  for (const account of candidates) {
    const target = targets[account]!;
    if (target >= 0) sweepers.set(account, { target, balance: math.read(opening, account * math.width), sweeps: 0, payersSwept: 0, payers: new Set() });
  }
  for (let i = 0; i < size && sweepers.size > 0; i++) {
    const sender = sweepers.get(from[i]!);
    if (sender !== undefined) {
      const amount = ledger.amount(i);
      sender.balance -= amount;
      if (to[i] !== NOBODY) {
        sender.sweeps++;
        sender.payersSwept = sender.payers.size;
        if (sender.balance * 100n > amount) sweepers.delete(from[i]!);
      }
    }
    const receiver = to[i] === NOBODY ? undefined : sweepers.get(to[i]!);
    if (receiver === undefined) continue;
    receiver.balance += ledger.amount(i);
    receiver.payers.add(from[i]!);
  }
  const found = [...sweepers].filter(([, { sweeps, payersSwept }]) => sweeps >= minSweeps && payersSwept > 1);
  return new Map(found.map(([account, { target }]) => [account, target]));
}

const NOTHING_SENT = -1;
const SENT_ELSEWHERE = -2;

/** Of each account the address of the service to which it sent everything. */
function onlyTargets({ size, from, to, accounts }: Ledger, stops: Stops): Int32Array {
  const targets = new Int32Array(accounts.size).fill(NOTHING_SENT);
  if (!stops.kind.includes(STOP.service)) return targets;
  for (let i = 0; i < size; i++) {
    const [sender, receiver] = [from[i]!, to[i]!];
    if (receiver === NOBODY || targets[sender] === SENT_ELSEWHERE) continue;
    const service = stops.kind[receiver] === STOP.service ? accounts.addressOf(receiver) : SENT_ELSEWHERE;
    targets[sender] = targets[sender] === NOTHING_SENT || targets[sender] === service ? service : SENT_ELSEWHERE;
  }
  return targets;
}
