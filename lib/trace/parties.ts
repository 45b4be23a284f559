import type { Ledger } from './ledger/ledger';
import { STOP, type Stops } from './stops';

/** What one party of a transaction has more or less of one asset after it. */
export interface Net {
  readonly party: number;
  readonly asset: number;
  /** The account of the party in that asset; that of the zero address where a token was minted or burned. */
  readonly account: number;
  /** One of `STOP`: whether the party is a service. */
  readonly stop: number;
  /** Above 0: got; below: gave. */
  amount: bigint;
  /** A movement of the transaction that touches the account, one that brings if there is one. */
  movement: number;
}

/** The nets of a transaction that are not nothing, in the order in which the accounts first appear. */
export interface Nets {
  readonly givers: (asset: number) => readonly Net[];
  readonly takers: (asset: number) => readonly Net[];
  readonly gives: (party: number) => readonly Net[];
  readonly gets: (party: number) => readonly Net[];
  readonly all: readonly Net[];
}

/**
 * What a transaction comes to, party by party: routers that pass everything on vanish, change that comes back is taken
 * off what was given. A token that is minted comes from its own contract, and one that is burned goes there: so the
 * contract that wraps ether is one party that takes the ether and gives the token.
 */
export function netsOf(ledger: Ledger, movements: readonly number[], stops: Stops): Nets {
  const { from, to, accounts } = ledger;
  const nets = new Map<string, Net>();
  const add = (account: number, movement: number, amount: bigint) => {
    const asset = accounts.assetOf(account);
    const party = (stops.kind[account] === STOP.none ? undefined : minterOf(ledger, account)) ?? accounts.addressOf(account);
    const key = `${party} ${asset}`;
    const net = nets.get(key);
    if (net === undefined) nets.set(key, { party, asset, account, stop: stops.kindOfAddress(party), amount, movement });
    else {
      if (net.amount <= 0n && amount > 0n) net.movement = movement;
      net.amount += amount;
    }
  };
  for (const movement of movements) {
    const amount = ledger.amount(movement);
    add(from[movement]!, movement, -amount);
    add(to[movement]!, movement, amount);
  }
  const all = [...nets.values()].filter((net) => net.amount !== 0n);
  return {
    givers: (asset) => all.filter((net) => net.asset === asset && net.amount < 0n),
    takers: (asset) => all.filter((net) => net.asset === asset && net.amount > 0n),
    gives: (party) => all.filter((net) => net.party === party && net.amount < 0n),
    gets: (party) => all.filter((net) => net.party === party && net.amount > 0n),
    all,
  };
}

const ZERO = '0x0000000000000000000000000000000000000000';

/** Of the zero address in a token: the address of that token's contract, if the record knows it. */
function minterOf({ accounts }: Ledger, account: number): number | undefined {
  const { chain, address, asset } = accounts.nameOf(account);
  return address === ZERO ? accounts.findAddress(chain, asset) : undefined;
}
