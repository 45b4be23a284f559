import type { ScreenMeta, ScreenRow } from '@/lib/screen/types';
import { log, loggable } from './log';

/** Rows in one piece: a few milliseconds of work, between which others are answered. */
const PIECE = 200;

/** `{ data, meta }`, sent while it is being made; kept nowhere on the way. */
export function screenJson({ rows, meta }: { rows: Iterable<ScreenRow>; meta: () => ScreenMeta }): Response {
  const encoder = new TextEncoder();
  const iterator = rows[Symbol.iterator]();
  let first = true;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      try {
        const { text, done } = piece(iterator);
        const begin = first ? '{"data":[' : text === '' ? '' : ',';
        first = false;
        controller.enqueue(encoder.encode(`${begin}${text}${done ? `],"meta":${JSON.stringify(meta())}}` : ''}`));
        if (done) controller.close();
      } catch (error) {
        log().error(loggable(error), 'A screening broke off.');
        controller.error(error);
      }
      return new Promise((resolve) => setImmediate(resolve));
    },
  });
  return new Response(body, {
    headers: { 'access-control-allow-origin': '*', 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' },
  });
}

function piece(rows: Iterator<ScreenRow>): { text: string; done: boolean } {
  const texts: string[] = [];
  while (texts.length < PIECE) {
    const next = rows.next();
    if (next.done === true) return { text: texts.join(','), done: true };
    texts.push(JSON.stringify(next.value));
  }
  return { text: texts.join(','), done: false };
}
