import type { Ledger } from './ledger/ledger';
import { type Net, type Nets, netsOf } from './parties';
import { splitByLargestRemainder } from './pieces';
import { STOP, type Stops } from './stops';

/** Part of what somebody gave in a transaction, and where it came out: `got` units in the asset of `account`. */
export interface Leg {
  readonly account: number;
  readonly movement: number;
  readonly given: bigint;
  readonly got: bigint;
  /** Whether it came out as another asset. */
  readonly swapped: boolean;
}

/** What one giver of stolen money gave, and where it went. Without legs it can't be told. */
export interface Move {
  readonly account: number;
  readonly movement: number;
  readonly amount: bigint;
  readonly legs: readonly Leg[];
}

/** A transaction as its nets: what carries stolen money, and the clean rest by account (above 0: got, below: gave). */
export interface Settlement {
  readonly moves: readonly Move[];
  readonly rest: readonly { readonly account: number; readonly amount: bigint }[];
}

/**
 * Reads a transaction of several assets as an exchange, if stolen money takes part in one; otherwise undefined, and
 * its movements are to be followed one by one.
 *
 * Who gives one asset and gets one other has swapped: what was stolen of the one is stolen of the other, through
 * whatever pools and routers it went, fees being part of the price. Who only gives, to somebody who gives another
 * asset to a third, has swapped in favour of the third. What a labelled service takes is not swapped, it entered the
 * service. Whoever gives or gets several assets, and whoever can't be told from another giver, stops here.
 */
export function settle(ledger: Ledger, movements: readonly number[], stops: Stops, hasTaint: (account: number) => boolean, always = false): Settlement | undefined {
  const moving = movements.filter((movement) => ledger.from[movement] !== ledger.to[movement] && ledger.amount(movement) > 0n);
  const nets = netsOf(ledger, moving, stops);
  const swappers = nets.all.filter((net) => net.amount < 0n && stops.kind[net.account] === STOP.none && hasTaint(net.account));
  const passesThrough = moving.some((movement) => isPassed(ledger.to[movement]!, stops, nets));
  const exchanges = swappers.some((net) => isMixed(net, nets) || nets.takers(net.asset).some((taker) => isMixed(taker, nets)));
  if (swappers.length === 0 || !(exchanges || passesThrough || always)) return undefined;
  const moves = swappers.map((net): Move => ({ account: net.account, movement: net.movement, amount: -net.amount, legs: legsOf(net, nets, ledger, moving) }));
  const rest = cleanRest(nets, moves, stops);
  if (rest !== undefined) return { moves, rest };
  const untold = moves.map((move): Move => ({ ...move, legs: [] }));
  return { moves: untold, rest: cleanRest(nets, untold, stops) ?? [] };
}

/** Gives and gets. A service is no exchange, whatever it gives: what enters it stays. */
function isMixed({ party, stop }: Net, nets: Nets): boolean {
  return stop !== STOP.service && nets.gives(party).length > 0 && nets.gets(party).length > 0;
}

/** An exchanger that keeps nothing of what it was sent. */
function isPassed(account: number, stops: Stops, nets: Nets): boolean {
  return stops.kind[account] === STOP.exchanger && !nets.all.some((net) => net.account === account);
}

function legsOf(giver: Net, nets: Nets, ledger: Ledger, movements: readonly number[]): Leg[] {
  const alone = nets.givers(giver.asset).length === 1;
  if (isMixed(giver, nets)) return swapLegs(giver, nets, alone);
  if (alone) return chainLegs(giver, nets);
  const exchanged = nets.takers(giver.asset).some((taker) => isMixed(taker, nets));
  return exchanged ? [] : directLegs(giver, nets, ledger, movements);
}

/** One asset given, one other got, by the same party. */
function swapLegs(giver: Net, nets: Nets, alone: boolean): Leg[] {
  const [got, ...more] = nets.gets(giver.party);
  if (got === undefined || more.length > 0 || nets.gives(giver.party).length > 1) return [];
  const entered = nets.takers(giver.asset).filter((taker) => taker.stop === STOP.service);
  if (entered.length > 0 && !alone) return [];
  const legs = entered.map((taker) => straight(taker, taker.amount));
  const given = entered.reduce((rest, taker) => rest - taker.amount, -giver.amount);
  return given === 0n ? legs : [...legs, { account: got.account, movement: got.movement, given, got: got.amount, swapped: true }];
}

/** From the only giver of an asset through those who exchange it, as long as they all exchange it for the same one. */
function chainLegs(giver: Net, nets: Nets): Leg[] {
  const legs: Leg[] = [];
  const seen = new Set<number>();
  let given = -giver.amount;
  for (let asset = giver.asset; ; ) {
    seen.add(asset);
    const takers = nets.takers(asset);
    const exchangers = takers.filter((taker) => isMixed(taker, nets));
    const keepers = takers.filter((taker) => !exchangers.includes(taker));
    const exchanged = exchangers.reduce((sum, taker) => sum + taker.amount, 0n);
    const parts = splitByLargestRemainder(given, [...keepers.map((taker) => taker.amount), exchanged]);
    keepers.forEach((taker, i) => legs.push({ ...straight(taker, parts[i]!), got: taker.amount, swapped: asset !== giver.asset }));
    if (exchangers.length === 0) return legs.filter((leg) => leg.given > 0n);
    const next = commonExchange(exchangers, nets);
    if (next === undefined || seen.has(next)) return [];
    given = parts.at(-1)!;
    asset = next;
  }
}

/** The one asset that all of these give for the one that they take, if nobody else gives it. */
function commonExchange(exchangers: readonly Net[], nets: Nets): number | undefined {
  const given = exchangers.flatMap((net) => (nets.gets(net.party).length === 1 ? nets.gives(net.party) : []));
  const asset = given[0]?.asset;
  if (asset === undefined || given.length !== exchangers.length || given.some((net) => net.asset !== asset)) return undefined;
  return nets.givers(asset).length === given.length ? asset : undefined;
}

/** Among several givers: what went straight from this one to those who kept it, if that is all of it. */
function directLegs(giver: Net, nets: Nets, ledger: Ledger, movements: readonly number[]): Leg[] {
  const takers = nets.takers(giver.asset);
  const own = movements.filter((movement) => ledger.from[movement] === giver.account);
  const legs = own.map((movement) => {
    const taker = takers.find((net) => net.account === ledger.to[movement]);
    return taker === undefined ? undefined : { ...straight(taker, ledger.amount(movement)), movement };
  });
  const known = legs.filter((leg) => leg !== undefined);
  const sum = known.reduce((total, leg) => total + leg.given, 0n);
  return known.length === legs.length && sum === -giver.amount ? known : [];
}

function straight({ account, movement }: Net, given: bigint): Leg {
  return { account, movement, given, got: given, swapped: false };
}

/** What the moves leave of the nets; undefined if they bring an account more than it got. */
function cleanRest(nets: Nets, moves: readonly Move[], stops: Stops): Settlement['rest'] | undefined {
  const inBook = nets.all.filter((net) => stops.kind[net.account] === STOP.none);
  const rest = new Map(inBook.map((net) => [net.account, net.amount]));
  for (const { account } of moves) rest.delete(account);
  for (const { account, got } of moves.flatMap((move) => move.legs)) {
    const left = rest.get(account);
    if (left === undefined) continue;
    if (left < got) return undefined;
    rest.set(account, left - got);
  }
  return [...rest].map(([account, amount]) => ({ account, amount })).filter(({ amount }) => amount !== 0n);
}
