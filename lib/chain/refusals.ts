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
  [/compute units|rate.?limit|too many requests|request(s)? (count|limit|per second|rate)|calls per sec|exceeded.*capacity|capacity exceeded|throttl/i, 'rate'],
  [/api.?key|unauthori[sz]ed|forbidden|authenticat|invalid token|access denied|project id/i, 'login'],
  [/block range|limited to|range limit|blocks? (are|is) not supported|exceeds? (the )?(limit|max)|ranges? .*(large|big|wide|exceed|limit)/i, 'range'],
  [/too (many|large|wide|big)\b.*(block|result|log|range|response)|(block|result|log|range|response)\w* .*too (many|large|wide|big|high)/i, 'range'],
  [/(more than|exceed|at most|up to|max\w*)\D{0,20}[\d,]+ (result|log|block)|response size|result set|query timeout|timed? ?out|too much data|limit exceeded/i, 'range'],
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

/** How providers name the most blocks that one query may span; the first group is that number. */
const LIMITS: readonly RegExp[] = [
  /up to an? ([\d,]+k?) block/i,
  /limited to (?:an? )?([\d,]+k?)(?: block)?s? ?range/i,
  /limited to (?:an? )?([\d,]+k?) blocks/i,
  /range limit(?: is| of)? ([\d,]+k?)\b/i,
  /range \d+ exceeds limit of ([\d,]+k?)\b/i,
  /maximum is set to ([\d,]+k?)\b/i,
  /max(?:imum)? (?:block )?range(?: is| of|:)? ?([\d,]+k?)\b/i,
  /ranges? over ([\d,]+k?) blocks/i,
  /at most ([\d,]+k?) blocks/i,
  /range greater than ([\d,]+k?)\b/i,
];
const SUGGESTED = /should work: \[(0x[0-9a-f]+), (0x[0-9a-f]+)\]/i;

/** The most blocks that a refusal says a query may span; undefined where it names none. */
export function statedLimit(message: string): number | undefined {
  const [, first, last] = SUGGESTED.exec(message) ?? [];
  if (first !== undefined && last !== undefined) return Math.max(1, Number(last) - Number(first) + 1);
  for (const wording of LIMITS) {
    const digits = wording.exec(message)?.[1]?.replaceAll(',', '').toLowerCase();
    if (digits === undefined) continue;
    const limit = digits.endsWith('k') ? Number(digits.slice(0, -1)) * 1_000 : Number(digits);
    if (Number.isSafeInteger(limit) && limit > 0) return limit;
  }
  return undefined;
}
