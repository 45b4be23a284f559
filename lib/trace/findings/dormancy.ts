import type { Finding } from './finding';
import type { Scene } from './scene';

/** Whoever does not move stolen value for so long sleeps. */
export const DORMANCY = { seconds: 30 * 86_400 } as const;

/** Dormancy and awakening: stolen value lies still for thirty days or more and then leaves. The longest for each account. */
export function findDormancy(scene: Scene): Finding[] {
  const { ledger, into, out, trace } = scene;
  return [...out].flatMap(([account, leaving]) => {
    const stolen = trace.thefts.map((theft) => theft.movement).filter((movement) => ledger.to[movement] === account);
    const movements = [...stolen, ...(into.get(account) ?? []), ...leaving].sort((a, b) => a - b);
    const gap = (i: number) => ledger.timestamp[movements[i]!]! - ledger.timestamp[movements[i - 1]!]!;
    let longest = 0;
    for (let i = 1; i < movements.length; i++) {
      if (ledger.from[movements[i]!] === account && (longest === 0 || gap(i) > gap(longest))) longest = i;
    }
    if (longest === 0 || gap(longest) < DORMANCY.seconds) return [];
    const pair = [movements[longest - 1]!, movements[longest]!];
    return [scene.finding('dormancy and awakening', pair, [ledger.accounts.nameOf(account).address], `Lay still for ${Math.floor(gap(longest) / 86_400)} days and then moved.`)];
  });
}
