import type { Finding } from './finding';
import type { Scene } from './scene';

/** So many others within so many seconds make a fan. */
export const FAN = { others: 10, seconds: 86_400 } as const;

/** Fan-out: one account pays stolen value to ten or more addresses within a day. */
export function findFanOut(scene: Scene): Finding[] {
  return fans(scene, scene.out, scene.addressIn, (movements, others) =>
    scene.finding('fan-out', movements, [scene.addressOut(movements[0]!), ...others], `Paid stolen value to ${others.length} addresses within a day.`));
}

/** Consolidation: one account, of no known service, is paid stolen value by ten or more addresses within a day. */
export function findConsolidation(scene: Scene): Finding[] {
  const wallets = new Map([...scene.into].filter(([account]) => !scene.services.has(account)));
  return fans(scene, wallets, scene.addressOut, (movements, others) =>
    scene.finding('consolidation', movements, [scene.addressIn(movements[0]!), ...others], `Was paid stolen value by ${others.length} addresses within a day.`));
}

function fans(
  { ledger }: Scene,
  byAccount: ReadonlyMap<number, readonly number[]>,
  otherOf: (movement: number) => string,
  tell: (movements: readonly number[], others: readonly string[]) => Finding,
): Finding[] {
  return [...byAccount.values()].flatMap((movements) => {
    const best = widestWindow(movements, (movement) => ledger.timestamp[movement]!, otherOf);
    const others = [...new Set(best.map(otherOf))];
    return others.length >= FAN.others ? [tell(best, others)] : [];
  });
}

/** Of all windows of a day the movements of the one with the most others. */
function widestWindow(movements: readonly number[], timeOf: (movement: number) => number, otherOf: (movement: number) => string): readonly number[] {
  const counts = new Map<string, number>();
  let [start, most, best]: [number, number, readonly number[]] = [0, 0, []];
  movements.forEach((movement, end) => {
    const other = otherOf(movement);
    counts.set(other, (counts.get(other) ?? 0) + 1);
    for (; timeOf(movement) - timeOf(movements[start]!) > FAN.seconds; start++) {
      const left = otherOf(movements[start]!);
      const count = counts.get(left)! - 1;
      if (count === 0) counts.delete(left);
      else counts.set(left, count);
    }
    if (counts.size <= most) return;
    most = counts.size;
    best = movements.slice(start, end + 1);
  });
  return best;
}
