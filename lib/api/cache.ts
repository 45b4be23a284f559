import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** A JSON answer as it goes out. The ETag stands for its text; `madeAt` is when its data was read. */
export interface Answer {
  readonly text: string;
  readonly etag: string;
  readonly madeAt: Date;
}

/** The answer that says this value. */
export function answerOf(value: unknown, madeAt = new Date()): Answer {
  const text = JSON.stringify(value);
  return { text, etag: `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`, madeAt };
}

export interface AnswerCacheOptions {
  readonly clock?: () => Date;
  /** A younger answer is given as it is. Default 10 seconds, which the answers' Cache-Control promises too. */
  readonly maxAgeMs?: number;
  /** How long an asker waits for a newer answer before an older one is given in its place. Default 25 ms. */
  readonly patienceMs?: number;
  /** An older answer is never given. Default 10 minutes. */
  readonly maxStaleMs?: number;
  /** All that is kept, keys included. Default 64 MB; what was not asked for the longest goes first. */
  readonly maxBytes?: number;
  /** Called when a newer answer could not be had and an older one was given in its place. */
  readonly onFailure?: (key: string, error: unknown) => void;
}

/** Answers of this process, so that a busy store does not keep a reader waiting for what was just said. */
export interface AnswerCache {
  /**
   * The answer under this key, from `compute` unless there is one that is young enough. Those who ask at once share
   * one computation. Rejects with what `compute` threw, which is never kept.
   */
  get(key: string, compute: () => Promise<unknown>): Promise<Answer>;
  /** What is kept, at two bytes a character. */
  readonly bytes: number;
}

const ENTRY_BYTES = 256;

/** Makes an empty cache. */
export function createAnswerCache(options: AnswerCacheOptions = {}): AnswerCache {
  const { clock = () => new Date(), maxAgeMs = 10_000, patienceMs = 25, maxStaleMs = 600_000, maxBytes = 64 * 1024 * 1024, onFailure } = options;
  /** Least recently used first. */
  const kept = new Map<string, Answer>();
  const computing = new Map<string, Promise<Answer>>();
  let bytes = 0;

  function drop(key: string): void {
    const answer = kept.get(key);
    if (answer === undefined) return;
    kept.delete(key);
    bytes -= sizeOf(key, answer);
  }

  function keep(key: string, answer: Answer): void {
    drop(key);
    if (sizeOf(key, answer) > maxBytes) return;
    kept.set(key, answer);
    bytes += sizeOf(key, answer);
    for (const oldest of kept.keys()) {
      if (bytes <= maxBytes) break;
      drop(oldest);
    }
  }

  async function make(key: string, compute: () => Promise<unknown>): Promise<Answer> {
    try {
      const madeAt = clock();
      const answer = answerOf(await compute(), madeAt);
      keep(key, answer);
      return answer;
    } finally {
      computing.delete(key);
    }
  }

  function newer(key: string, compute: () => Promise<unknown>): Promise<Answer> {
    const running = computing.get(key);
    if (running !== undefined) return running;
    const started = make(key, compute);
    computing.set(key, started);
    return started;
  }

  return {
    async get(key, compute) {
      const old = kept.get(key);
      if (old === undefined) return newer(key, compute);
      kept.delete(key);
      kept.set(key, old);
      const age = clock().getTime() - old.madeAt.getTime();
      if (age < maxAgeMs) return old;
      if (age >= maxStaleMs) return newer(key, compute);
      const fresh = newer(key, compute).catch((error: unknown) => {
        onFailure?.(key, error);
        return old;
      });
      return Promise.race([fresh, wait(patienceMs, old, { ref: false })]);
    },
    get bytes() {
      return bytes;
    },
  };
}

function sizeOf(key: string, { text }: Answer): number {
  return 2 * (key.length + text.length) + ENTRY_BYTES;
}

/** The parameters in one order, so that the same question has the same key however it was spelt. */
export function canonicalQuery(params: URLSearchParams): string {
  const sorted = new URLSearchParams(params);
  sorted.sort();
  return sorted.toString();
}
