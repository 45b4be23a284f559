import { TrackerError } from '@/lib/core/errors';

/**
 * The text of a file or a request in UTF-8. Throws `bad_request` for what is empty, in UTF-16, or no text at all; the
 * sentence never repeats what is in it.
 */
export function readText(bytes: Uint8Array): string {
  if (isUtf16(bytes)) throw unreadable('It is text in UTF-16.', 'Save it as UTF-8 and send it again.');
  if (bytes.some(isControl)) throw unreadable('It is no text but binary data.', 'Send addresses as text, as CSV or as JSON.');
  const text = decode(bytes);
  if (text.trim() === '') throw unreadable('It is empty.', 'Send at least one address.');
  return text;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new TrackerError('bad_request', 'It is no text in UTF-8.', { fix: 'Save it as UTF-8 and send it again.', cause });
  }
}

/** A byte that stands in no text: below a blank, and neither a tab nor a line break. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32);
}

/** By its mark, or by every other byte of its beginning being zero, as Latin letters have it. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const head = bytes.subarray(0, 64);
  const zeros = (parity: number) => head.filter((byte, i) => i % 2 === parity && byte === 0).length;
  const most = Math.max(zeros(0), zeros(1));
  return head.length >= 8 && most > head.length / 3 && Math.min(zeros(0), zeros(1)) === 0;
}

function unreadable(message: string, fix: string): TrackerError {
  return new TrackerError('bad_request', message, { fix });
}
