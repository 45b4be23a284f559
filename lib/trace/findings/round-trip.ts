import type { Finding } from './finding';
import type { Scene } from './scene';

/** A round trip is made of at most so many movements. */
export const ROUND_TRIP = { movements: 8 } as const;

/** Round trip: stolen value comes back, by the way that the trace has of it, to an address that it had left. The first of each address. */
export function findRoundTrips(scene: Scene): Finding[] {
  const { ledger, trace } = scene;
  const { records } = trace;
  const { accounts } = ledger;
  const found = new Map<number, Finding>();
  for (let record = 0; record < records.size; record++) {
    const arrival = records.movementOf(record);
    if (scene.carried[arrival] === 0 || ledger.to[arrival]! < 0) continue;
    const home = accounts.addressOf(ledger.to[arrival]!);
    if (found.has(home)) continue;
    const way = [arrival];
    for (let at = records.parentOf(record); at >= 0 && records.parentOf(at) >= 0 && way.length < ROUND_TRIP.movements; at = records.parentOf(at)) {
      const movement = records.movementOf(at);
      way.push(movement);
      if (accounts.addressOf(ledger.from[movement]!) !== home || ledger.to[movement] === ledger.from[movement]) continue;
      const addresses = [accounts.addressName(home).address, ...way.map(scene.addressOut)];
      found.set(home, scene.finding('round trip', way, addresses, `Came back to where it had left, after ${way.length} movements.`));
      break;
    }
  }
  return [...found.values()];
}
