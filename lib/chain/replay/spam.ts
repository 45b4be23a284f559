import { id } from 'ethers';
import type { Contracts } from './contracts';
import type { Step } from './step';

/** A worthless token that is to be put on the chain. */
export interface SpamToken {
  readonly contract: string;
  readonly title: string;
  readonly symbol: string;
  readonly decimals: number;
}

const fake = (title: string, symbol: string, decimals: number): SpamToken => ({
  contract: addressOf(`spam token ${title}`),
  title,
  symbol,
  decimals,
});

const ETHER = fake('Ethereum', 'ETH', 18);
/** The E is the Cyrillic letter. */
const HOMOGLYPH = fake('Liquid staked Ether 2.0', 'stЕTH', 18);
const DOLLAR = fake('USD Coin', 'USDC', 6);
export const SPAM_TOKENS: readonly SpamToken[] = [ETHER, HOMOGLYPH, DOLLAR];

/** An address made of a text, the same each time. */
export function addressOf(text: string): string {
  return `0x${id(text).slice(-40)}`;
}

/** Another address that begins and ends with the same four digits: what a hurried eye compares. */
export function lookalike(address: string): string {
  return address.slice(0, 6) + id(`lookalike of ${address}`).slice(2, 34) + address.slice(-4);
}

/**
 * What such wallets are sent in practice: tokens with the names of real ones, transfers in the victim's name
 * that it never made, of nothing or of very much, a real token made to record a transfer of zero, and dust from
 * an address that looks like one it knows. `known` is an address with which the victim really dealt.
 */
export function spamAt(
  timestamp: number,
  victim: string,
  known: string,
  realToken: string,
  { forgingToken, honestToken }: Contracts,
): Step[] {
  const spammer = lookalike(known);
  const base = { originalTxHash: null, timestamp, part: 'spam' } as const;
  const forged = (name: string, token: SpamToken, from: string, to: string, amount: bigint): Step => {
    const data = forgingToken.abi.encodeFunctionData('forge', [from, to, amount]);
    const call = { from: spammer, to: token.contract, value: 0n, data };
    return { ...base, id: `spam-${name}-${timestamp}`, kind: 'token', from, to, assetContract: token.contract, amount, call };
  };
  const zeroData = honestToken.abi.encodeFunctionData('transferFrom', [victim, spammer, 0n]);
  return [
    forged('lookalike-symbol', ETHER, spammer, victim, 400_000n * 10n ** 18n),
    forged('homoglyph-symbol', HOMOGLYPH, victim, spammer, 90_375_547917680000000000n),
    forged('stablecoin-name', DOLLAR, victim, known, 1_400_000_000n * 10n ** 6n),
    forged('forged-zero', HOMOGLYPH, victim, spammer, 0n),
    {
      ...base,
      id: `spam-zero-of-real-token-${timestamp}`,
      kind: 'token',
      from: victim,
      to: spammer,
      assetContract: realToken,
      amount: 0n,
      call: { from: spammer, to: realToken, value: 0n, data: zeroData },
    },
    {
      ...base,
      id: `spam-dust-${timestamp}`,
      kind: 'native',
      from: spammer,
      to: victim,
      assetContract: null,
      amount: 1n,
      call: { from: spammer, to: victim, value: 1n, data: '0x' },
    },
  ];
}
