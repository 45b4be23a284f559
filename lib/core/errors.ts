const BRAND = Symbol.for('dprk-tracker.error');

/**
 * The error every room throws for what can be foreseen. `message` says in one sentence what is wrong,
 * `fix` what the user can do; `cause` keeps the error beneath. Neither may hold a key or a full RPC URL.
 */
export class TrackerError extends Error {
  /** Shared by every copy of this module. */
  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly fix: string | undefined;
  readonly field: string | undefined;
  /** After how many seconds the same may succeed. */
  readonly retryAfterS: number | undefined;

  constructor(code: ErrorCode, message: string, options: { fix?: string; field?: string; retryAfterS?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TrackerError';
    this.code = code;
    this.fix = options.fix;
    this.field = options.field;
    this.retryAfterS = options.retryAfterS;
  }

  /** Also true of an error that another copy of this module made: the bundler gives each page its own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== TrackerError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return value instanceof Error && BRAND in value;
  }
}

/** What kind of thing went wrong; the web maps each to a status, the command line to an exit code. */
export type ErrorCode =
  | 'bad_config'
  | 'bad_address'
  | 'bad_amount'
  | 'bad_date'
  | 'bad_request'
  | 'bad_value'
  | 'not_supported'
  | 'not_found'
  | 'unauthorized'
  | 'forbidden'
  | 'bad_registry'
  | 'store_locked'
  | 'store_damaged'
  | 'store_full'
  | 'store_unreachable'
  | 'lease_held'
  | 'lease_lost'
  | 'busy'
  | 'rate_limited'
  | 'endpoint_unreachable'
  | 'endpoint_wrong_chain'
  | 'endpoint_incapable'
  | 'endpoint_refused'
  | 'endpoint_contradiction'
  | 'aborted';

/** The sentence and the remedy of any thrown value, on one line, fit for a terminal or a log. */
export function explain(error: unknown): string {
  if (error instanceof TrackerError) return error.fix === undefined ? error.message : `${error.message} ${error.fix}`;
  return error instanceof Error ? error.message : String(error);
}
