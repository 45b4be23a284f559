import { setImmediate } from 'node:timers/promises';

/** Lets requests that wait have their turn in the middle of long work: one process serves and fetches. */
export async function giveTurn(): Promise<void> {
  await setImmediate();
}
