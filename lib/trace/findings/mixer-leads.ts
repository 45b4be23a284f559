import { NOBODY } from '../ledger/columns';
import type { Finding } from './finding';
import { push, type Scene } from './scene';

/** Withdrawals count as one act with the deposits if the last of them follows the last deposit within a week. */
export const MIXER = { deposits: 2, seconds: 7 * 86_400 } as const;

/** Deposits of stolen value into a mixer, or withdrawals from it, by address. */
type ByAddress = ReadonlyMap<number, readonly number[]>;

/**
 * Leads through a mixer, after the heuristics for Tornado Cash of Béres et al. (2021) and Wu et al. (2022): the address
 * that deposited also withdraws; one that withdraws has dealt with the depositor outside of the mixer; one withdraws
 * just as often as the depositor deposited, soon after. Each may be chance: they are leads, and no sum contains them.
 */
export function findMixerLeads(scene: Scene): Finding[] {
  return [...scene.into].filter(([account]) => isMixer(scene, account)).flatMap(([mixer, movements]) => {
    const deposits = group(scene, movements, (movement) => scene.ledger.from[movement]!);
    const withdrawals = withdrawalsOf(scene, mixer, movements[0]!);
    return [...sameAddress(scene, deposits, withdrawals), ...linkedAddresses(scene, deposits, withdrawals), ...sameNumber(scene, deposits, withdrawals)];
  });
}

function isMixer({ trace }: Scene, account: number): boolean {
  return trace.ends.some((end) => end.account === account && end.category.includes('mixer'));
}

function group({ ledger }: Scene, movements: readonly number[], accountOf: (movement: number) => number): ByAddress {
  const found = new Map<number, number[]>();
  for (const movement of movements) push(found, ledger.accounts.addressOf(accountOf(movement)), movement);
  return found;
}

function withdrawalsOf(scene: Scene, mixer: number, since: number): ByAddress {
  const { ledger } = scene;
  const movements = [];
  for (let i = since + 1; i < ledger.size; i++) if (ledger.from[i] === mixer && ledger.to[i] !== NOBODY && ledger.amount(i) > 0n) movements.push(i);
  return group(scene, movements, (movement) => ledger.to[movement]!);
}

function sameAddress(scene: Scene, deposits: ByAddress, withdrawals: ByAddress): Finding[] {
  return [...deposits].flatMap(([address, into]) => {
    const out = withdrawals.get(address);
    if (out === undefined) return [];
    const name = scene.ledger.accounts.addressName(address).address;
    return [scene.finding('mixer: same address', [...into, ...out], [name], 'Deposited stolen value into a mixer and withdrew from it as well.', true)];
  });
}

function linkedAddresses(scene: Scene, deposits: ByAddress, withdrawals: ByAddress): Finding[] {
  const { ledger } = scene;
  const links = new Map<string, number[]>();
  for (let i = 0; i < ledger.size; i++) {
    if (ledger.to[i] === NOBODY) continue;
    const [sender, receiver] = [ledger.accounts.addressOf(ledger.from[i]!), ledger.accounts.addressOf(ledger.to[i]!)];
    const [forth, back] = [deposits.has(sender) && withdrawals.has(receiver), deposits.has(receiver) && withdrawals.has(sender)];
    if (sender === receiver || !(forth || back) || ledger.amount(i) === 0n) continue;
    if (forth) push(links, `${sender} ${receiver}`, i);
    if (back) push(links, `${receiver} ${sender}`, i);
  }
  return [...links].map(([key, movements]) => {
    const [depositor = -1, other = -1] = key.split(' ').map(Number);
    const evidence = [...deposits.get(depositor)!, ...movements, ...withdrawals.get(other)!];
    const names = [depositor, other].map((address) => ledger.accounts.addressName(address).address);
    return scene.finding('mixer: linked address', evidence, names, 'Withdrew from the mixer, and has dealt with a depositor of stolen value outside of it.', true);
  });
}

function sameNumber(scene: Scene, deposits: ByAddress, withdrawals: ByAddress): Finding[] {
  const { ledger } = scene;
  const byCount = new Map<number, [number, readonly number[]][]>();
  for (const entry of withdrawals) byCount.set(entry[1].length, [...(byCount.get(entry[1].length) ?? []), entry]);
  return [...deposits].filter(([, into]) => into.length >= MIXER.deposits).flatMap(([depositor, into]) => {
    const last = ledger.timestamp[into.at(-1)!]!;
    const alike = (byCount.get(into.length) ?? []).filter(([other, out]) => {
      const [first, end] = [ledger.timestamp[out[0]!]!, ledger.timestamp[out.at(-1)!]!];
      return other !== depositor && first >= ledger.timestamp[into[0]!]! && end >= last && end - last <= MIXER.seconds;
    });
    return alike.map(([other, out]) => {
      const names = [depositor, other].map((address) => ledger.accounts.addressName(address).address);
      return scene.finding('mixer: same number', [...into, ...out], names, `Withdrew ${out.length} times, as often as stolen value was deposited, within a week after.`, true);
    });
  });
}
