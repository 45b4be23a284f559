import { contradiction } from './errors';
import { type Header, header } from './parse';
import type { Ask, Headers } from './source';

const METHOD = 'eth_getBlockByNumber';
/** Enough for one piece of work; a long sync must not keep every header that it saw. */
const KEPT = 20_000;

/** Reads one block by number or tag, without its transactions. Null when the node has no such block. */
export async function readHeader(ask: Ask, block: number | string, signal?: AbortSignal): Promise<Header | null> {
  const tag = typeof block === 'number' ? hex(block) : block;
  const raw = await ask(METHOD, [tag, false], signal);
  if (raw === null) return null;
  const read = header(raw, METHOD);
  if (typeof block === 'number' && read.number !== block) {
    throw contradiction(`${METHOD} was asked for block ${block} and gave block ${read.number}.`);
  }
  return read;
}

/** Headers read once each. `same` and `time` throw when the hash is not the one that the caller saw elsewhere. */
export function createHeaders(ask: Ask): Headers {
  const known = new Map<number, Promise<Header | null>>();

  function read(block: number, signal: AbortSignal | undefined): Promise<Header | null> {
    const found = known.get(block);
    if (found !== undefined) return found;
    if (known.size >= KEPT) known.clear();
    const reading = readHeader(ask, block, signal);
    known.set(block, reading);
    reading.catch(() => known.delete(block));
    return reading;
  }

  async function at(block: number, signal: AbortSignal | undefined): Promise<Header> {
    const found = await read(block, signal);
    if (found !== null) return found;
    known.delete(block);
    throw contradiction(`${METHOD} knows no block ${block}, from which another answer had rows.`);
  }

  async function same(block: number, blockHash: string, signal: AbortSignal | undefined): Promise<Header> {
    const found = await at(block, signal);
    if (found.hash === blockHash) return found;
    known.delete(block);
    throw contradiction(`Block ${block} is ${found.hash} in one answer and ${blockHash} in another.`);
  }

  return { at, same, time: async (...asked) => (await same(...asked)).timestamp };
}

/** A number as JSON-RPC wants it. */
export function hex(number: number | bigint): string {
  return `0x${number.toString(16)}`;
}
