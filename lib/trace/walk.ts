import { createDelivery, type DeliveryParts } from './delivery';
import { END } from './ends';
import { NOBODY as TO_NOBODY } from './ledger/columns';
import { cleanPiece } from './pieces';
import { STOP } from './stops';
import { settle, type Settlement } from './swap';
import type { FoundTheft } from './thefts';

// Read once: an imported name may cost a call each time.
const NOBODY = TO_NOBODY;

export interface Walk extends DeliveryParts {
  readonly thefts: readonly FoundTheft[];
}

/**
 * Goes once through a record, in its order, and lets the book move the money: thefts bring loot in; services, fees
 * and burning take it out; swaps and bridges turn it into another asset.
 */
export function walk(parts: Walk): void {
  const { ledger, thefts, stops, crossings, book, ends, records } = parts;
  const { size, from, to, tx, accounts } = ledger;
  const stop = stops.kind;
  const { none } = STOP;
  const delivery = createDelivery(parts);
  const theftAt = new Map(thefts.map((theft, i) => [theft.movement, i]));
  const isSpecial = new Uint8Array(size);
  for (let i = 0; i < size; i++) if (to[i] === NOBODY) isSpecial[i] = 1;
  for (const movement of theftAt.keys()) isSpecial[movement] = 1;
  for (const { arrival } of crossings.values()) if (arrival !== undefined) isSpecial[arrival] = 1;

  for (let start = 0; start < size; ) {
    let end = start + 1;
    while (end < size && tx[end] === tx[start]) end++;
    const alone = end - start === 1 && crossings.size === 0;
    if (!alone && mayExchange(start, end)) transaction(start, end);
    else for (let i = start; i < end; i++) step(i);
    start = end;
  }

  function step(i: number): void {
    if (isSpecial[i] !== 0) special(i);
    else ordinary(i);
  }

  function ordinary(i: number): void {
    const [sender, receiver] = [from[i]!, to[i]!];
    if (stop[sender] !== none) {
      if (stop[receiver] === none) book.receive(i);
    } else if (stop[receiver] === none) book.pay(i);
    else delivery.deliver(receiver, book.take(sender, ledger.amount(i)), i);
  }

  /** A theft, a fee, or what comes over a bridge. */
  function special(i: number): void {
    if (to[i] === NOBODY) return payFee(i);
    const theft = theftAt.get(i);
    if (theft === undefined && !delivery.isExpected(i)) return ordinary(i);
    takeOut(i);
    bringIn(i);
  }

  function payFee(i: number): void {
    if (stop[from[i]!] === none) delivery.stop(END.fee, from[i]!, book.take(from[i]!, ledger.amount(i)), i);
  }

  /** Brings loot, or what was sent over a bridge, to the receiver. */
  function bringIn(i: number): void {
    const theft = theftAt.get(i);
    if (theft === undefined) return delivery.arrive(i);
    const loot = { theft, amount: ledger.amount(i), micros: thefts[theft]!.usdMicros ?? 0n, record: records.root(i) };
    if (stop[to[i]!] === none) book.put(to[i]!, [loot]);
    else ends.add(stops.labelOf(to[i]!), to[i]!, [loot]);
  }

  /** Takes it off the sender. What the transfer carried of an earlier theft can't be of two thefts, and ends here. */
  function takeOut(i: number): void {
    if (stop[from[i]!] === none) delivery.stop(END.stolenAgain, from[i]!, book.take(from[i]!, ledger.amount(i)), i);
  }

  /** Whether a transaction has to be looked at as a whole: stolen money among several assets, or at an exchanger. */
  function mayExchange(start: number, end: number): boolean {
    let several = crossings.get(tx[start]!)?.labelled === false;
    const asset = accounts.assetOf(from[start]!);
    for (let i = start; i < end && !several; i++) {
      several = accounts.assetOf(from[i]!) !== asset || (to[i] !== NOBODY && stop[to[i]!] === STOP.exchanger);
    }
    for (let i = start; i < end && several; i++) if (isSpecial[i] !== 0 || book.hasTaint(from[i]!)) return true;
    return false;
  }

  /**
   * Follows a transaction one movement after the other, or, if it is an exchange, as what it comes to: after the fee,
   * what thefts and bridges bring in; then what was given for what; then what thefts took, which may have come here.
   */
  function transaction(start: number, end: number): void {
    const movements = Array.from({ length: end - start }, (_, k) => start + k);
    const specials = movements.filter((i) => isSpecial[i] !== 0 && (to[i] === NOBODY || theftAt.has(i) || delivery.isExpected(i)));
    const coming = specials.filter((i) => to[i] !== NOBODY);
    const tainted = (account: number) => book.hasTaint(account) || coming.some((i) => to[i] === account);
    const crosses = crossings.get(tx[start]!)?.labelled === false;
    const settlement = settle(ledger, movements.filter((i) => !specials.includes(i)), stops, tainted, crosses);
    if (settlement === undefined) return movements.forEach(step);
    specials.filter((i) => to[i] === NOBODY).forEach(payFee);
    coming.forEach(bringIn);
    carryOut(settlement);
    coming.forEach(takeOut);
  }

  function carryOut({ moves, rest }: Settlement): void {
    for (const { account, amount, movement, legs } of moves) {
      if (legs.length === 0) delivery.stop(END.ambiguous, account, book.take(account, amount), movement);
      for (const leg of legs) {
        const given = book.take(account, leg.given);
        const pieces = leg.swapped ? delivery.exchange(account, given, leg.account, leg.got, leg.movement) : given;
        const itself = accounts.addressOf(leg.account) === accounts.addressOf(account);
        if (itself) delivery.giveBack(leg.account, pieces, leg.movement);
        else delivery.deliver(leg.account, pieces, leg.movement);
      }
    }
    for (const { account, amount } of rest) {
      if (amount < 0n) book.take(account, -amount);
      else book.put(account, [cleanPiece(amount)]);
    }
  }
}
