import { explain, TrackerError } from '@/lib/core/errors';

/** Exit codes of every command: 0 done, 1 failed, 2 wrong use. */
export const EXIT = { done: 0, failed: 1, wrongUse: 2 } as const;

const WRONG_USE = new Set(['bad_config', 'bad_request', 'bad_value', 'bad_address', 'bad_amount', 'bad_date']);

/** The exit code of a failure. */
export function exitCodeOf(error: unknown): number {
  return error instanceof TrackerError && WRONG_USE.has(error.code) ? EXIT.wrongUse : EXIT.failed;
}

/**
 * Runs the body of a command: result on stdout, as text or with `--json` as one JSON document; a failure as a
 * sentence on stderr, with `--json` also as `{ "error": … }` on stdout. Sets the exit code, never throws.
 */
export async function runCommand<T>(json: boolean, body: () => Promise<T>, asText: (result: T) => string): Promise<void> {
  try {
    const result = await body();
    console.log(json ? JSON.stringify(result, null, 2) : asText(result));
  } catch (error) {
    console.error(explain(error));
    if (json) console.log(JSON.stringify({ error: errorObject(error) }, null, 2));
    process.exitCode = exitCodeOf(error);
  }
}

function errorObject(error: unknown): { code: string; message: string } {
  return { code: error instanceof TrackerError ? error.code : 'failed', message: explain(error) };
}

/** A progress line on stderr: overwritten in place on a terminal, a new line every few seconds elsewhere. */
export function createProgressLine(every = 5_000): { show(line: string): void; end(): void } {
  const live = process.stderr.isTTY;
  let shownAt = 0;
  return {
    show(line) {
      if (!live && Date.now() - shownAt < every) return;
      shownAt = Date.now();
      process.stderr.write(live ? `\r\u001b[2K${line}` : `${line}\n`);
    },
    end() {
      if (live && shownAt > 0) process.stderr.write('\n');
    },
  };
}
