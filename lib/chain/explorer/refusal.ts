import { EndpointError } from '../errors';
import { type RefusalReason, refusalReason } from '../refusals';

const FIXES: Readonly<Record<RefusalReason, string>> = {
  range: 'Smaller block ranges are tried on their own; if this stays, use another explorer.',
  slow: 'Smaller block ranges are tried on their own; if this stays, use another explorer.',
  rate: 'Wait a little and start again, or use a key with a higher limit; what was fetched is kept.',
  login: 'Set EXPLORER_KEY_<chain id> to a valid key of this explorer.',
  method: 'Check EXPLORER_URL_<chain id>, or use an explorer that offers this.',
  other: 'Check EXPLORER_URL_<chain id>, or try again later.',
};

/** How Etherscan ("Error! Missing Or invalid Action name") and Blockscout ("Unknown module") refuse what they lack. */
const NO_SUCH_CALL = /(unknown|missing or invalid|invalid) (module|action)/i;

/** A refusal of an explorer as ours. `said` must be redacted already. */
export function explorerRefusal(host: string, what: string, said: string): EndpointError {
  const reason = NO_SUCH_CALL.test(said) ? 'method' : refusalReason(undefined, said);
  return new EndpointError('endpoint_refused', `${host} refused ${what}: ${said}${/[.!?]$/.test(said) ? '' : '.'}`, {
    fix: FIXES[reason],
    reason,
    heals: reason === 'rate' ? 'later' : 'never',
  });
}

/** Blockscout's status 2: rows are there, but not yet all of them. */
export function isUnprocessed(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'status' in answer && String(answer.status) === '2';
}

/** The refusal to take what is not yet complete. */
export function unprocessed(host: string, what: string): EndpointError {
  return new EndpointError('endpoint_refused', `${host} has not processed all blocks yet that ${what} was asked for.`, {
    fix: 'Try again later; nothing of this answer was stored.',
    heals: 'later',
  });
}
