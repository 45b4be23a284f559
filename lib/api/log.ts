import pino, { type Logger } from 'pino';
import { readConfig } from '@/lib/config';

let made: Logger | undefined;

/** The log of the web, made at its first use. */
export function log(): Logger {
  made ??= pino({ level: level(), base: null });
  return made;
}

/** A wrong setting is what is being logged then; the log must not fail over it too. */
function level(): string {
  try {
    return readConfig().logLevel;
  } catch {
    return 'info';
  }
}

/** Messages and stack of an error and of those beneath it; of a URL only the host is kept, for it may hold a key. */
export function loggable(error: unknown): { readonly error: string; readonly stack?: string } {
  const messages: string[] = [];
  for (let e: unknown = error; e !== undefined; e = e instanceof Error ? e.cause : undefined) {
    messages.push(e instanceof Error ? `${e.name}: ${e.message}` : JSON.stringify(e));
  }
  const stack = error instanceof Error ? error.stack : undefined;
  return { error: hostsOnly(messages.join(' <- ')), ...(stack === undefined ? {} : { stack: hostsOnly(stack) }) };
}

function hostsOnly(text: string): string {
  return text.replaceAll(/\b([a-z][a-z0-9+.-]*:\/\/)(?!\/)[^\s'"`)]+/gi, (url, scheme: string) =>
    URL.canParse(url) ? scheme + new URL(url).host : scheme,
  );
}
