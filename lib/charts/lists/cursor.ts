import { badValue } from '../params';

/** The place behind the last row of a page, as one opaque word. It holds for one list in one order. */
export function writeCursor(order: string, position: readonly string[]): string {
  return Buffer.from(JSON.stringify([order, ...position])).toString('base64url');
}

/** The place that a cursor means. Throws `bad_value` for one that this order did not write. */
export function readCursor(order: string, text: string): readonly string[] {
  const parts = parse(text);
  const [written, ...position] = parts ?? [];
  if (written === order && writeCursor(order, position) === text) return position;
  throw badValue('cursor', 'is not one that this list in this order gave');
}

function parse(text: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}
