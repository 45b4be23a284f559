import { findChromium } from './browser';

/** Unpacks the browser before the tests start: two workers that unpack the same file break it. */
export default async function setup(): Promise<void> {
  await findChromium();
}
