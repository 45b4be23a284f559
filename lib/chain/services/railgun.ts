import { sum } from '@/lib/core/money';
import { type Decoder, decoders, type Protocol } from './protocol';
import { createWords, type Words } from './words';

/** TokenType of RailgunLogic: what has no amount of its own, such as an NFT, gets none here. */
const ERC20 = 0n;
/** A commitment: npk, token type, token address, token id, value. */
const COMMITMENT = 5;

interface Shielded {
  readonly token: string;
  readonly erc20: boolean;
  readonly value: bigint;
}

function commitmentsOf(list: Words): Shielded[] {
  return Array.from({ length: lengthOf(list, COMMITMENT) }, (_, i) => {
    const at = 1 + i * COMMITMENT;
    return { erc20: list.uint(at + 1) === ERC20, token: list.address(at + 2), value: list.uint(at + 4) };
  });
}

/** The length of a list, once its last word was seen: a length alone may be any number. */
function lengthOf(list: Words, width: number): number {
  const length = list.small(0);
  if (length > 0) list.word(length * width);
  return length;
}

const shield =
  (withFees: boolean): Decoder =>
  (log) => {
    const words = createWords(log.data);
    const shielded = commitmentsOf(words.tail(2));
    const [first] = shielded;
    const one = first !== undefined && shielded.every(({ token, erc20 }) => erc20 && token === first.token);
    const fees = withFees ? words.tail(4) : undefined;
    return {
      event: 'Shield',
      way: 'in',
      asset: one ? first.token : null,
      amount: one ? sum(shielded.map(({ value }) => value)) : null,
      details: {
        shielded: shielded.map(({ token, value }) => `${token} ${value}`).join(', '),
        ...(fees !== undefined && { fees: Array.from({ length: lengthOf(fees, 1) }, (_, i) => fees.uint(i + 1).toString()).join(', ') }),
      },
    };
  };

const unshield: Decoder = (log) => {
  const words = createWords(log.data);
  const erc20 = words.uint(1) === ERC20;
  return {
    event: 'Unshield',
    way: 'out',
    asset: words.address(2),
    amount: erc20 ? words.uint(4) : null,
    payee: words.address(0),
    details: { recipient: words.address(0), fee: words.uint(5).toString() },
  };
};

/**
 * Amounts are those without the fee. ABIs: @railgun-community/engine 9.6.0, V2/RailgunSmartWallet_Legacy_PreMar23.json
 * (Shield without fees, until March 2023) and V2.1/RailgunSmartWallet.json. The first version's events are left out.
 */
export const railgun: Protocol = {
  name: 'Railgun',
  services: /^Railgun /,
  speakers: /^Railgun proxy$/,
  decoders: decoders({
    'Shield(uint256,uint256,(bytes32,(uint8,address,uint256),uint120)[],(bytes32[3],bytes32)[])': shield(false),
    'Shield(uint256,uint256,(bytes32,(uint8,address,uint256),uint120)[],(bytes32[3],bytes32)[],uint256[])': shield(true),
    'Unshield(address,(uint8,address,uint256),uint256,uint256)': unshield,
  }),
};
