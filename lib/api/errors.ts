import { type ErrorCode, explain, TrackerError } from '@/lib/core/errors';

/** What the outside is told of a failure. */
export interface ErrorEnvelope {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly field?: string;
    readonly requestId: string;
  };
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  not_supported: 501,
  lease_held: 409,
  bad_value: 422,
  bad_address: 422,
  bad_amount: 422,
  bad_date: 422,
  rate_limited: 429,
  store_locked: 503,
  store_damaged: 503,
  store_full: 503,
  store_unreachable: 503,
  bad_config: 503,
  bad_registry: 503,
  busy: 503,
};

/** The status and the envelope of a thrown value. What the asker can't mend is said without its details. */
export function describeError(error: unknown, requestId: string): { status: number; body: ErrorEnvelope } {
  const status = error instanceof TrackerError ? (STATUS[error.code] ?? 500) : 500;
  if (!(error instanceof TrackerError) || status === 500) {
    const message = `Something went wrong here. The log has the details under ${requestId}.`;
    return { status, body: { error: { code: 'internal', message, requestId } } };
  }
  if (status === 503 && error.code !== 'busy') {
    const message = 'The store can not be asked right now. /readyz says why.';
    return { status, body: { error: { code: error.code, message, requestId } } };
  }
  const { code, field } = error;
  return { status, body: { error: { code, message: explain(error), ...(field === undefined ? {} : { field }), requestId } } };
}
