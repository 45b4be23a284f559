import { type ErrorCode, TrackerError } from '@/lib/core/errors';
import { type RefusalReason, refusalReason, statedLimit } from './refusals';

/** What a failed request knows beyond its sentence: whether another try can heal it, and when. */
export class EndpointError extends TrackerError {
  /** `once`: a second try may do; `later`: after a pause; `never`: the same request fails again. */
  readonly heals: 'never' | 'once' | 'later';
  readonly retryAfterMs: number | undefined;
  /** Why there is no result, where it is known. */
  readonly reason: RefusalReason | undefined;
  /** The most blocks that a query may span, where the refusal names it. */
  readonly limit: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      fix?: string;
      cause?: unknown;
      heals?: 'never' | 'once' | 'later';
      retryAfterMs?: number;
      reason?: RefusalReason;
      limit?: number;
    } = {},
  ) {
    super(code, message, options);
    this.name = 'EndpointError';
    this.heals = options.heals ?? 'never';
    this.retryAfterMs = options.retryAfterMs;
    this.reason = options.reason;
    this.limit = options.limit;
  }
}

/** An error object of a JSON-RPC answer as ours. `said` must be redacted already. */
export function refusal(host: string, method: string, code: number | undefined, said: string): EndpointError {
  const reason = refusalReason(code, said);
  const fixes: Record<RefusalReason, string> = {
    range: 'Smaller block ranges are tried on their own; if this stays, use another endpoint.',
    slow: 'Smaller block ranges are tried on their own; if this stays, use another endpoint.',
    rate: 'Wait a little and start again; what was fetched is kept.',
    login: 'Check the key in the endpoint URL.',
    method: 'Use an endpoint that offers this method.',
    other: 'Try again later or use another endpoint.',
  };
  return new EndpointError('endpoint_refused', `${host} refused ${method}: ${said}${/[.!?]$/.test(said) ? '' : '.'}`, {
    fix: fixes[reason],
    reason,
    limit: reason === 'range' ? statedLimit(said) : undefined,
    heals: reason === 'rate' ? 'later' : 'never',
  });
}

/** An answer that can't be true or can't be read. `what` names method, field and the two sides that disagree. */
export function contradiction(what: string, options: { cause?: unknown } = {}): EndpointError {
  return new EndpointError('endpoint_contradiction', what, {
    fix: 'Nothing of this answer was stored. Try again; if it stays, use another endpoint.',
    ...options,
  });
}

/** What is thrown when the caller's signal ends the work. */
export function aborted(): TrackerError {
  return new TrackerError('aborted', 'Stopped. What was fetched before is kept.');
}
