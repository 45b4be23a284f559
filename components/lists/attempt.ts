import { type ErrorCode, TrackerError } from '@/lib/core/errors';

/** What a reader did that can't be answered, in one sentence, and what to do instead. */
export interface Refusal {
  readonly message: string;
  readonly fix: string | undefined;
}

export type Answer<T> = { readonly value: T; readonly refusal?: undefined } | { readonly value?: undefined; readonly refusal: Refusal };

const BY_THE_READER: readonly ErrorCode[] = ['bad_request', 'bad_value', 'bad_address', 'bad_amount', 'bad_date', 'not_found', 'rate_limited'];

/** Asks for something; what the reader got wrong becomes a sentence for the page, all else stays an error. */
export async function attempt<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await ask() };
  } catch (error) {
    if (error instanceof TrackerError && BY_THE_READER.includes(error.code)) return { refusal: { message: error.message, fix: error.fix } };
    throw error;
  }
}
