import { createHmac } from 'node:crypto';

/** The header that holds the signature, and the one that holds the id. */
export const SIGNATURE_HEADER = 'tracker-signature';
export const ID_HEADER = 'tracker-id';

/**
 * What a webhook's receiver checks: `t=<seconds>,v1=<hex>`, where the hex is the HMAC-SHA256 of `<seconds>.<body>` under
 * the shared secret. A receiver that refuses an old time refuses what somebody has kept to send again.
 */
export function signature(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
