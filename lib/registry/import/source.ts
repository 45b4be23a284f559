import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { TrackerError } from '@/lib/core/errors';

/** Where a list is read from. */
export interface ListSource {
  /** The name of the file, or the URL without user, query and fragment: what may be shown. */
  readonly origin: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** TagPacks and tables are held whole; OFAC's list is streamed. */
const MOST_TEXT = 64 * 1024 * 1024;
const PIECE = 1024 * 1024;
const TIMEOUT_MS = 600_000;

/**
 * Opens a file, or fetches an http or https URL. Throws `bad_value` for what can't be opened and
 * `endpoint_unreachable` for a server that does not give it; of a URL only the host is named.
 */
export async function openSource(source: string, timeoutMs = TIMEOUT_MS): Promise<ListSource> {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) return { origin: basename(source), bytes: fileBytes(source) };
  if (!/^https?:/i.test(source) || !URL.canParse(source)) throw new TrackerError('bad_value', 'A list is read from a file or from an http or https URL.');
  const url = new URL(source);
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).catch((cause: unknown) => {
    throw unreachable(url.host, 'does not answer', cause);
  });
  if (!response.ok || response.body === null) throw unreachable(url.host, `answers ${response.status}`);
  return { origin: `${url.origin}${url.pathname}`, bytes: remoteBytes(response.body, url.host) };
}

async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new TrackerError('bad_value', `${basename(path)} can't be read.`, { fix: 'Give the path of a file, or a URL.', cause });
  }
}

async function* remoteBytes(body: AsyncIterable<Uint8Array>, host: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw unreachable(host, 'broke off', cause);
  }
}

function unreachable(host: string, what: string, cause?: unknown): TrackerError {
  return new TrackerError('endpoint_unreachable', `${host} ${what}.`, { fix: 'Fetch the list by hand and give its path.', cause });
}

/**
 * The source as text in UTF-8, piece by piece, and the SHA-256 of its bytes once all were read. Throws `bad_value` for
 * what is empty, in UTF-16, or no text.
 */
export function textPieces({ bytes }: ListSource): { pieces: AsyncGenerator<string>; sha256: () => string } {
  const hash = createHash('sha256');
  let digest = '';
  async function* pieces(): AsyncGenerator<string> {
    const decode = createDecoder();
    let first = true;
    for await (const chunk of bytes) {
      if (first && isUtf16(chunk)) throw notText('It is text in UTF-16.');
      if (chunk.includes(0)) throw notText('It is no text but binary data.');
      hash.update(chunk);
      const text = decode(chunk, true);
      yield first ? text.replace(/^\uFEFF/, '') : text;
      first = false;
    }
    if (first) throw new TrackerError('bad_value', 'It is empty.', { fix: 'Fetch the list again.' });
    yield decode(new Uint8Array(), false);
    digest = hash.digest('hex');
  }
  return { pieces: pieces(), sha256: () => digest };
}

/** As a TextDecoder that throws, whose stream takes a quarter of all the time that a list takes. */
function createDecoder(): (chunk: Uint8Array, more: boolean) => string {
  let rest: Uint8Array = new Uint8Array();
  return (chunk, more) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = more ? bytes.length - unfinished(bytes) : bytes.length;
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) throw notText('It is no text in UTF-8.');
    rest = bytes.slice(end);
    return Buffer.from(whole.buffer, whole.byteOffset, whole.length).toString('utf8');
  };
}

/** How many bytes at the end begin a character whose other bytes are still to come. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (byte >= 0xc0) return length > back ? back : 0;
  }
  return 0;
}

function isUtf16([first, second, third, fourth]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (second === 0 && fourth === 0) || (first === 0 && third === 0);
}

function notText(message: string): TrackerError {
  return new TrackerError('bad_value', message, { fix: 'Save it as text in UTF-8, or fetch it again.' });
}

/** All pieces as one text. Throws `bad_value` for more than 64 MB. */
export async function wholeText(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length > MOST_TEXT) throw new TrackerError('bad_value', `It has more than ${MOST_TEXT / 1024 / 1024} MB.`, { fix: 'Split it into several lists.' });
  }
  return text;
}
