import type { Ledger } from '../ledger/ledger';
import type { LimbMath, Limbs } from '../limbs';
import { CLEAN, cleanPiece, converted, type Piece } from '../pieces';
import type { Records } from '../records';
import type { Book } from './book';
import { LotPool, NONE as NO_LOT } from './lot-pool';
import { Queues } from './queues';
import { createSources } from './sources';

// Read once: an imported name may cost a call each time.
const NONE = NO_LOT;

/**
 * First in, first out, or last in, first out: every account is a chain of lots that leave from its head. FIFO after
 * the rule in Clayton's case (1816) as Anderson, Shumailov and Ahmed (2018) apply it to coins: what came first leaves
 * first, and what comes goes to the end of the chain. LIFO puts it at the head. Lots that leave together keep their
 * order. A payment of an account to itself changes nothing. Clean money has no history: what of it came last stands
 * loose at the end of the chain where it came in, and becomes a lot when stolen money comes after it.
 */
export class QueueBook implements Book {
  private readonly math: LimbMath;
  private readonly pool: LotPool;
  private readonly queues: Queues;
  private readonly sources = createSources();
  private readonly rest: Limbs;
  /** The chain that is on its way from one account to another. */
  private first = NONE;
  private last = NONE;

  constructor(
    private readonly ledger: Ledger,
    private readonly records: Records,
    private readonly newestFirst: boolean,
    opening: Limbs,
  ) {
    const { math, accounts } = ledger;
    this.math = math;
    this.pool = new LotPool(math.width, 1024);
    this.queues = new Queues(accounts.size, math.width);
    this.rest = new Uint32Array(math.width);
    for (let account = 0; account < accounts.size; account++) this.addClean(account, opening, account * math.width);
  }

  hasTaint(account: number): boolean {
    return this.queues.stolenLots(account) !== 0;
  }

  pay(movement: number): void {
    const { math, queues } = this;
    const { from, to, amounts } = this.ledger;
    const [sender, receiver, amount] = [from[movement]!, to[movement]!, movement * math.width];
    if (sender === receiver) return;
    if (this.isLooseNext(sender) && !math.isLess(queues.limbs, queues.loose(sender), amounts, amount)) {
      math.subtract(queues.limbs, queues.loose(sender), amounts, amount);
      this.addClean(receiver, amounts, amount);
      return;
    }
    this.detach(sender, amounts, amount);
    this.attach(receiver, movement);
  }

  receive(movement: number): void {
    const { to, amounts, math } = this.ledger;
    this.addClean(to[movement]!, amounts, movement * math.width);
  }

  take(account: number, amount: bigint): Piece[] {
    const { pool, math } = this;
    const wanted = new Uint32Array(math.width);
    math.write(wanted, 0, amount);
    this.detach(account, wanted, 0);
    const pieces: Piece[] = [];
    for (let lot = this.first; lot !== NONE; ) {
      const next = pool.next(lot);
      pieces.push(this.pieceOf(lot));
      pool.release(lot);
      lot = next;
    }
    return pieces;
  }

  put(account: number, pieces: readonly Piece[]): void {
    const { pool, math } = this;
    pool.reserve(pieces.length);
    this.first = this.last = NONE;
    for (const { theft, amount, micros, record } of pieces) {
      const lot = pool.take();
      math.write(pool.limbs, pool.units(lot), amount);
      if (theft !== CLEAN) {
        pool.setSource(lot, this.sources.add(theft, amount, micros));
        pool.setRecord(lot, record);
        math.clear(pool.limbs, pool.start(lot));
      }
      this.append(lot);
    }
    this.attach(account, undefined);
  }

  convert(pieces: readonly Piece[], total: bigint): Piece[] {
    return converted(pieces, total);
  }

  *stolenIn(account: number): Iterable<Piece> {
    for (let lot = this.queues.head(account); lot !== NONE; lot = this.pool.next(lot)) {
      if (this.pool.isStolen(lot)) yield this.pieceOf(lot);
    }
  }

  private pieceOf(lot: number): Piece {
    const { pool, math } = this;
    const amount = math.read(pool.limbs, pool.units(lot));
    if (!pool.isStolen(lot)) return cleanPiece(amount);
    const source = pool.source(lot);
    const micros = this.sources.microsOf(source, math.read(pool.limbs, pool.start(lot)), amount);
    return { theft: this.sources.theftOf(source), amount, micros, record: pool.record(lot) };
  }

  /** Whether the loose units of an account are the first to leave. */
  private isLooseNext(account: number): boolean {
    return this.newestFirst || this.queues.head(account) === NONE;
  }

  /** Cuts what makes up the amount off an account, as a chain of lots; the last of them may be a part. */
  private detach(account: number, amounts: Limbs, at: number): void {
    const { math, rest } = this;
    this.pool.reserve(2);
    math.copy(rest, 0, amounts, at);
    this.first = this.last = NONE;
    if (this.newestFirst) this.detachLoose(account);
    this.detachLots(account);
    if (!this.newestFirst) this.detachLoose(account);
    if (!math.isZero(rest, 0)) throw new Error('An account was asked for more than it holds.');
  }

  private detachLots(account: number): void {
    const { pool, math, queues, rest } = this;
    let lot = queues.head(account);
    if (lot === NONE) return;
    while (lot !== NONE && !math.isLess(rest, 0, pool.limbs, pool.units(lot))) {
      const next = pool.next(lot);
      math.subtract(rest, 0, pool.limbs, pool.units(lot));
      if (pool.isStolen(lot)) queues.countStolen(account, -1);
      this.append(lot);
      lot = next;
    }
    queues.set(account, lot, lot === NONE ? NONE : queues.tail(account));
    if (lot === NONE || math.isZero(rest, 0)) return;
    this.append(this.split(lot));
    math.clear(rest, 0);
  }

  private detachLoose(account: number): void {
    const { pool, math, queues, rest } = this;
    const loose = queues.loose(account);
    const all = math.isLess(queues.limbs, loose, rest, 0);
    if (math.isZero(all ? queues.limbs : rest, all ? loose : 0)) return;
    const lot = pool.take();
    if (all) math.copy(pool.limbs, pool.units(lot), queues.limbs, loose);
    else math.copy(pool.limbs, pool.units(lot), rest, 0);
    math.subtract(queues.limbs, loose, pool.limbs, pool.units(lot));
    math.subtract(rest, 0, pool.limbs, pool.units(lot));
    this.append(lot);
  }

  /** Makes a lot of its own of the first `rest` units of a lot. */
  private split(lot: number): number {
    const { pool, math, rest } = this;
    const part = pool.take();
    math.copy(pool.limbs, pool.units(part), rest, 0);
    math.subtract(pool.limbs, pool.units(lot), rest, 0);
    if (!pool.isStolen(lot)) return part;
    pool.setSource(part, pool.source(lot));
    pool.setRecord(part, pool.record(lot));
    math.copy(pool.limbs, pool.start(part), pool.limbs, pool.start(lot));
    math.add(pool.limbs, pool.start(lot), rest, 0);
    return part;
  }

  private append(lot: number): void {
    if (this.last === NONE) this.first = lot;
    else this.pool.link(this.last, lot);
    this.pool.link(lot, NONE);
    this.last = lot;
  }

  /** Adds the chain on its way to an account, and to each stolen lot the movement that brought it. */
  private attach(account: number, movement: number | undefined): void {
    const { pool, queues, records, first } = this;
    let stolen = 0;
    for (let lot = first; lot !== NONE; lot = pool.next(lot)) {
      if (!pool.isStolen(lot)) continue;
      stolen++;
      if (movement !== undefined) pool.setRecord(lot, records.next(movement, pool.record(lot)));
    }
    if (stolen === 0) return this.attachClean(account);
    this.bind(account);
    queues.countStolen(account, stolen);
    this.join(account, first, this.last);
  }

  private attachClean(account: number): void {
    const { pool } = this;
    for (let lot = this.first; lot !== NONE; ) {
      const next = pool.next(lot);
      this.addClean(account, pool.limbs, pool.units(lot));
      pool.release(lot);
      lot = next;
    }
  }

  /** Makes a lot of the loose units, for something comes after them. */
  private bind(account: number): void {
    const { pool, queues, math } = this;
    const loose = queues.loose(account);
    if (math.isZero(queues.limbs, loose)) return;
    const end = this.newestFirst ? queues.head(account) : queues.tail(account);
    if (end !== NONE && !pool.isStolen(end)) math.add(pool.limbs, pool.units(end), queues.limbs, loose);
    else {
      pool.reserve(1);
      const lot = pool.take();
      math.copy(pool.limbs, pool.units(lot), queues.limbs, loose);
      this.join(account, lot, lot);
    }
    math.clear(queues.limbs, loose);
  }

  /** Puts a chain to the end of that of an account where what comes in goes. */
  private join(account: number, first: number, last: number): void {
    const { pool, queues } = this;
    const [head, tail] = [queues.head(account), queues.tail(account)];
    if (head === NONE) queues.set(account, first, last);
    else if (this.newestFirst) {
      pool.link(last, head);
      queues.set(account, first, tail);
    } else {
      pool.link(tail, first);
      queues.set(account, head, last);
    }
  }

  private addClean(account: number, amounts: Limbs, at: number): void {
    const { queues, math } = this;
    math.add(queues.limbs, queues.loose(account), amounts, at);
  }
}
