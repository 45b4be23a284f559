/**
 * Why an endpoint gives no result: a range too large, no answer in time, too many requests, no right, an unknown
 * method, anything else. A smaller range may help with the first two.
 */
export type RefusalReason = 'range' | 'slow' | 'rate' | 'login' | 'method' | 'other';

/**
 * Providers have no common codes: -32005 is a rate limit with one and too many results with another. So the
 * wording decides first, in this order, and the code only where the wording says nothing.
 */
const WORDINGS: readonly (readonly [RegExp, RefusalReason])[] = [
  [/compute units|rate.?limit|too many requests|request(s)? (limit|per second|rate)|calls per sec|exceeded.*capacity|throttl/i, 'rate'],
  [/api.?key|unauthori[sz]ed|forbidden|authenticat|invalid token|access denied|project id/i, 'login'],
  [/block range|limited to|range limit|exceeds? (the )?(limit|max)|range .*(large|big|wide|exceed)|too (many|large|wide) .*(block|result|log|range)/i, 'range'],
  [/(more than|exceed|max\w*) [\d,]+ (result|log|block)|response size|result set|query timeout|timed? ?out|too much data|limit exceeded/i, 'range'],
  [/method.*(not|n't|un)|(unknown|unsupported|invalid) method|namespace|not (supported|enabled|whitelisted|available)|is disabled/i, 'method'],
];

const CODES: Readonly<Record<number, RefusalReason>> = {
  429: 'rate',
  401: 'login',
  403: 'login',
  413: 'range',
  [-32005]: 'range',
  [-32601]: 'method',
  [-32614]: 'range',
};

/** Classifies a JSON-RPC error, or an HTTP status with its text, by the words and codes that providers use. */
export function refusalReason(code: number | undefined, message: string): RefusalReason {
  if (code === 429 || code === -32601) return code === 429 ? 'rate' : 'method';
  for (const [wording, reason] of WORDINGS) if (wording.test(message)) return reason;
  return (code === undefined ? undefined : CODES[code]) ?? 'other';
}
