import { AbiCoder, Interface } from 'ethers';
import { base58 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Log } from '@/lib/chain/parse';
import { directoryOf, PROTOCOLS } from '@/lib/chain/services/directory';
import type { Said } from '@/lib/chain/services/protocol';
import { Unreadable } from '@/lib/chain/services/words';
import { ABI, addr, logOf, word } from '@/tests/helpers/service-logs';

const POOL = '0xa160cdab225685da1d56aa342ad8841c3b53f291';
const ROUTER = '0xd37bbe5744d730a1d98d8dc97c42f0ca46ad7146';
const SPOKE = '0x5c7bcd6e7de5423a257d81b442095a1a6ced35c5';
const VAULT = '0xf5e10380213880111522dd0efd3dbb45b9f62bcc';
const RAILGUN = '0xfa7093cdd9ee6932b4eb2c9e1cde7ce00b1fa4b9';
const STARGATE_USDC = '0xdf0770df86a8034b3efef0a1bb3c889b8332ff56';
const USDC = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const WALLET = addr('a11ce');
const SERVICES = new Map(
  Object.entries({
    [POOL]: 'Tornado Cash 100 ETH pool',
    '0x178169b423a011fff22b9e3f3abea13414ddd0f1': 'Tornado Cash 0.1 WBTC pool',
    '0x8589427373d6d84e98730d7795d8f6f8731fda16': 'Tornado Cash (OFAC SDN 2022-08-08; removed 2025-03-21)',
    [ROUTER]: 'THORChain Router (ETH)',
    '0xe3985e6b61b814f7cdb188766562ba71b446b46d': 'MAYAChain Router (ETH)',
    [SPOKE]: 'Across SpokePool',
    [STARGATE_USDC]: 'Stargate v1 pool',
    '0xfa0f307783ac21c39e939acff795e27b650f6e68': 'Stargate v1 pool',
    [VAULT]: 'Chainflip Vault',
    [RAILGUN]: 'Railgun proxy',
  }).map(([address, name]) => [address, { name }]),
);

function read(log: Log, chain = 'ethereum', services: ReadonlyMap<string, { name: string }> = SERVICES): Said {
  const { protocol, contract } = directoryOf(chain, services).get(log.address)!;
  return protocol.decoders.get(log.topics[0]!)!(log, contract);
}

/** First topics as block explorers and the operators' documents print them. */
const TOPICS: Record<keyof typeof ABI, string> = {
  tornadoDeposit: '0xa945e51eec50ab98c161376f0db4cf2aeba3ec92755fe2fcd388bdbbb80ff196',
  tornadoWithdrawal: '0xe9e508bad6d4c3227e881ca19068f099da81b5164dd6d62b2eaf1e8bc6c34931',
  routerDeposit: '0xef519b7eb82aaf6ac376a6df2d793843ebfd593de5f1a0601d3cc6ab49ebb395',
  routerTransferOut: '0xa9cd03aa3c1b4515114539cd53d22085129d495cb9e9f9af77864526240f1bf7',
  routerTransferOutAndCall: '0x8e5841bcd195b858d53b38bcf91b38d47f3bc800469b6812d35451ab619c6f6c',
  acrossDeposit: '0x32ed1a409ef04c7b0227189c3a103dc5ac10e775a15b785dcc510201f7c25ad3',
  acrossV3Deposit: '0xa123dc29aebf7d0c3322c8eeb5b999e859f39937950ed31056532713d0de396f',
  acrossV2Deposit: '0xafc4df6845a4ab948b492800d3d8a25d538a102a2bc07cd01f1cfa097fddcff6',
  stargateSwap: '0x34660fc8af304464529f48a778e03d03e4d34bcd5f9b6f0cfbf3cd238c642f7f',
  stargateSent: '0x85496b760a4b7f8d66384b9df21b381f5d1b1e79f229a47aaf4c232edc2fe59a',
  chainflipNative: '0x6757034e841d88190e95fa8a7570ce6cb721257474400c3282ec536eab810540',
  chainflipToken: '0x834b524d9f8ccbd31b00b671c896697b96eb4398c0f56e9386a21f5df61e3ce3',
  chainflipCallNative: '0x47705cc9a85c5f679e1f4e8e7fbd459b8267bc61fa3111ced6fe84f71d7d889e',
  chainflipCallToken: '0x030b52f4ea12be896482bc46f95fb31f1ac9457bc1a2a206981fbd18a69cc6e3',
  railgunShield: '0x3a5b9dc26075a3801a6ddccf95fec485bb7500a91b44cec1add984c21ee6db3b',
  railgunOldShield: '0xc3821e11e71307afd1d94a490660178ff37aefdd3c0514e5dd08937bd7024f34',
  railgunUnshield: '0xd93cf895c7d5b2cd7dc7a098b678b3089f37d91f48d9b83a0800a91cbdf05284',
};

it('knows each event by the topic that mainnet has for it, and no other', () => {
  const known = PROTOCOLS.flatMap(({ decoders }) => [...decoders.keys()]);
  expect(new Set(known)).toEqual(new Set(Object.values(TOPICS)));
  const published = Object.entries(ABI).map(([name, abi]) => {
    let topic = '';
    new Interface([abi]).forEachEvent((event) => (topic = event.topicHash));
    return [name, topic];
  });
  expect(Object.fromEntries(published)).toEqual(TOPICS);
});

describe('Tornado Cash', () => {
  it('reads the first deposit ever made into the 100 ETH pool', () => {
    const log: Log = {
      address: POOL,
      topics: [TOPICS.tornadoDeposit, '0x04b0b397af86289595530ea0a5d34e4edc64429a2cd207e51b146d4480a2b0dc'],
      data: `0x${'0'.repeat(64)}${(1577309522).toString(16).padStart(64, '0')}`,
      block: 9162622,
      blockHash: word('1'),
      txHash: '0x6448bf9837b8ef7d9bff2ae929b12cfdfb4170454a2bd3f6ff573317885367f1',
      index: 0,
    };
    expect(read(log)).toEqual({
      event: 'Deposit',
      way: 'in',
      asset: '',
      amount: 100n * 10n ** 18n,
      details: { pool: 'Tornado Cash 100 ETH pool', commitment: log.topics[1], leaf_index: '0' },
    });
  });

  it('reads to whom a withdrawal went and what the relayer kept', () => {
    const log = logOf('tornadoWithdrawal', [WALLET, word('11'), addr('2e1a'), 2006000000000000000n], POOL);
    expect(read(log)).toMatchObject({
      event: 'Withdrawal',
      way: 'out',
      asset: '',
      amount: 100n * 10n ** 18n,
      payee: WALLET,
      details: { recipient: WALLET, relayer: addr('2e1a'), fee: '2006000000000000000', nullifier_hash: word('11') },
    });
  });

  it('takes asset and amount from the pool, and says unknown of a contract that is no listed pool', () => {
    const wbtc = read(logOf('tornadoDeposit', [word('1'), 7, 1n], '0x178169b423a011fff22b9e3f3abea13414ddd0f1'));
    expect(wbtc).toMatchObject({ asset: '0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', amount: 10_000_000n });
    const unnamed = read(logOf('tornadoDeposit', [word('1'), 7, 1n], '0x8589427373d6d84e98730d7795d8f6f8731fda16'));
    expect(unnamed).toMatchObject({ asset: null, amount: null });
    const matic = new Map([[addr('9001'), { name: 'Tornado Cash 100000 MATIC pool' }]]);
    expect(read(logOf('tornadoDeposit', [word('1'), 7, 1n], addr('9001')), 'polygon', matic)).toMatchObject({ asset: '', amount: 10n ** 23n });
  });
});

describe('THORChain and Maya', () => {
  it('reads where a deposit wants to come out', () => {
    const memo = '=:b:bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl/0x7a093cebfa77403672d68e1c22d0681400a36682:1e6/3/0:t:10';
    expect(read(logOf('routerDeposit', [addr('fa'), addr('0'), 5n * 10n ** 18n, memo], ROUTER))).toEqual({
      event: 'Deposit',
      way: 'in',
      asset: '',
      amount: 5n * 10n ** 18n,
      destinationChain: 'bitcoin',
      destinationAddress: 'bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl',
      details: {
        vault: addr('fa'),
        memo,
        action: 'swap',
        destination_asset: 'BTC.BTC',
        refund_address: '0x7a093cebfa77403672d68e1c22d0681400a36682',
        limit: '1e6/3/0',
        affiliate: 't',
        affiliate_fee: '10',
      },
    });
  });

  it('reads the short codes of each network as that network does', () => {
    const deposit = (router: string) => read(logOf('routerDeposit', [addr('fa'), USDC, 1n, `=:a:${WALLET}`], router));
    expect(deposit(ROUTER)).toMatchObject({ asset: USDC, destinationChain: 'avalanche', destinationAddress: WALLET });
    expect(deposit('0xe3985e6b61b814f7cdb188766562ba71b446b46d')).toMatchObject({ destinationChain: 'arbitrum', destinationAddress: WALLET });
  });

  it('keeps a memo that is no text readable, and stores nothing that a database refuses', () => {
    const data = AbiCoder.defaultAbiCoder().encode(['uint256', 'bytes'], [1n, '0x3d3a00ff07']);
    const { details } = read({ ...logOf('routerDeposit', [addr('fa'), addr('0'), 1n, ''], ROUTER), data });
    expect(details['memo']).toBe('=:\uFFFD\uFFFD\uFFFD');
  });

  it('reads payouts with the transaction that they answer', () => {
    const hash = 'AB'.repeat(32);
    expect(read(logOf('routerTransferOut', [addr('fa'), WALLET, USDC, 9n, `OUT:${hash}`], ROUTER))).toMatchObject({
      way: 'out', asset: USDC, amount: 9n, payee: WALLET, details: { action: 'payout', answers: hash.toLowerCase() },
    });
    const called = logOf('routerTransferOutAndCall', [addr('fa'), addr('a99'), 8n, USDC, WALLET, 1n, `REFUND:${hash}`], ROUTER);
    expect(read(called)).toMatchObject({ way: 'out', asset: '', amount: 8n, payee: WALLET, details: { action: 'refund', final_asset: USDC, aggregator: addr('a99') } });
  });
});

describe('Across', () => {
  const asWord = (address: string) => word(address.slice(2));

  it('reads deposits of all three versions of the pool', () => {
    const now = [asWord(USDC), asWord(addr('da1')), 100n, 99n, 8453n, 4n, 1, 2, 3, asWord(WALLET), asWord(addr('b0b')), word('0'), '0xbeef'];
    const expected = { way: 'in', asset: USDC, amount: 100n, destinationChain: 'base', destinationAddress: addr('b0b'), payer: WALLET };
    expect(read(logOf('acrossDeposit', now, SPOKE))).toMatchObject({ ...expected, details: { output_token: addr('da1'), output_amount: '99', deposit_id: '4' } });
    const v3 = [USDC, addr('da1'), 100n, 99n, 8453n, 4, 1, 2, 3, WALLET, addr('b0b'), addr('0'), '0x'];
    expect(read(logOf('acrossV3Deposit', v3, SPOKE))).toMatchObject({ ...expected, details: { output_token: addr('da1'), output_amount: '99' } });
    const v2 = [100n, 1n, 8453n, -5, 4, 1, USDC, addr('b0b'), WALLET, '0x'];
    expect(read(logOf('acrossV2Deposit', v2, SPOKE))).toMatchObject({ ...expected, details: { relayer_fee: '-5' } });
  });

  it('reads an account of Solana, and names a chain that we do not know by its id', () => {
    const key = 'So11111111111111111111111111111111111111112';
    const to = (chainId: bigint, recipient: string) =>
      read(logOf('acrossDeposit', [asWord(USDC), word('1'), 1n, 1n, chainId, 4n, 1, 2, 3, asWord(WALLET), recipient, word('0'), '0x'], SPOKE));
    const solana = to(34268394551451n, `0x${Buffer.from(base58.decode(key)).toString('hex')}`);
    expect(solana).toMatchObject({ destinationChain: 'solana', destinationAddress: key });
    expect(to(480n, asWord(WALLET))).toMatchObject({ destinationChain: 'chain id 480', destinationAddress: WALLET });
    expect(to(8453n, word('f'.repeat(64)))).toMatchObject({ destinationChain: 'base', destinationAddress: null });
  });
});

describe('Stargate', () => {
  it('gives an amount only where the decimals of pool and token are the same', () => {
    const swap = [110, 1n, WALLET, 1_000_000n, 0n, 0n, 600n, 0n];
    const known = read(logOf('stargateSwap', swap, STARGATE_USDC));
    expect(known).toMatchObject({ asset: USDC, amount: 1_000_000n, destinationChain: 'arbitrum', payer: WALLET });
    const other = read(logOf('stargateSwap', swap, '0xfa0f307783ac21c39e939acff795e27b650f6e68'));
    expect(other).toMatchObject({ asset: null, amount: null, details: { amount_shared_decimals: '1000000' } });
  });

  it('reads the second version by pools that no registry lists, native ones too', () => {
    const sent = [word('9d'), 30183, WALLET, 7n, 6n];
    expect(read(logOf('stargateSent', sent, '0x77b2043768d28e9c9ab44e1abfc95944bce57931'))).toMatchObject({
      asset: '', amount: 7n, destinationChain: 'linea', payer: WALLET, details: { amount_received: '6', guid: word('9d') },
    });
    const unknown = logOf('stargateSent', [word('9d'), 30999, WALLET, 7n, 6n], '0xc026395860db2d07ee33e05fe50ed7bd583189c7');
    expect(read(unknown)).toMatchObject({ asset: USDC, destinationChain: 'LayerZero id 30999' });
  });
});

describe('Chainflip', () => {
  const BTC = 'bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl';
  const ascii = `0x${Buffer.from(BTC).toString('hex')}`;

  it('reads a Bitcoin address that stands as text', () => {
    const log = logOf('chainflipNative', [3, ascii, 5, 3n, WALLET, '0x01'], VAULT);
    expect(read(log)).toMatchObject({
      event: 'SwapNative', asset: '', amount: 3n, destinationChain: 'bitcoin', destinationAddress: BTC, payer: WALLET, details: { destination_asset: 'BTC' },
    });
  });

  it('reads swaps of tokens and calls, and leaves out an address whose form it does not know', () => {
    expect(read(logOf('chainflipToken', [4, WALLET, 7, USDC, 3n, addr('a99'), '0x'], VAULT))).toMatchObject({
      asset: USDC, amount: 3n, destinationChain: 'arbitrum', destinationAddress: WALLET, payer: addr('a99'),
    });
    const solana = `0x${'07'.repeat(32)}`;
    expect(read(logOf('chainflipCallNative', [5, solana, 9, 3n, WALLET, '0xaa', 1n, '0x'], VAULT))).toMatchObject({
      event: 'XCallNative', asset: '', amount: 3n, destinationChain: 'solana', destinationAddress: base58.encode(new Uint8Array(32).fill(7)),
    });
    expect(read(logOf('chainflipCallToken', [7, WALLET, 17, USDC, 3n, WALLET, '0xaa', 1n, '0x'], VAULT))).toMatchObject({
      event: 'XCallToken', asset: USDC, amount: 3n, destinationChain: 'tron', destinationAddress: null, details: { destination_bytes: WALLET },
    });
  });
});

describe('Railgun', () => {
  const commitment = (token: string, value: bigint, type = 0) => [word('aa'), [type, token, 0n], value];
  const ciphertext = [[word('1'), word('2'), word('3')], word('4')];

  it('adds up what was shielded of one token, under the ABI of either time', () => {
    const two = [1n, 2n, [commitment(USDC, 10n), commitment(USDC, 5n)], [ciphertext, ciphertext]];
    expect(read(logOf('railgunShield', [...two, [1n, 2n]], RAILGUN))).toMatchObject({ way: 'in', asset: USDC, amount: 15n, details: { fees: '1, 2' } });
    expect(read(logOf('railgunOldShield', two, RAILGUN))).toMatchObject({ way: 'in', asset: USDC, amount: 15n });
  });

  it('never adds up different tokens, nor an NFT', () => {
    const mixed = [1n, 2n, [commitment(USDC, 10n), commitment(WALLET, 5n)], [], []];
    expect(read(logOf('railgunShield', mixed, RAILGUN))).toMatchObject({ asset: null, amount: null, details: { shielded: `${USDC} 10, ${WALLET} 5` } });
    expect(read(logOf('railgunShield', [1n, 2n, [commitment(USDC, 1n, 1)], [], []], RAILGUN))).toMatchObject({ asset: null, amount: null });
    expect(read(logOf('railgunUnshield', [WALLET, [1, USDC, 77n], 1n, 0n], RAILGUN))).toMatchObject({ asset: USDC, amount: null });
  });

  it('reads to whom it was unshielded', () => {
    const log = logOf('railgunUnshield', [WALLET, [0, USDC, 0n], 9_975n, 25n], RAILGUN);
    expect(read(log)).toMatchObject({ way: 'out', asset: USDC, amount: 9_975n, payee: WALLET, details: { fee: '25' } });
  });
});

it('says of data that is cut or no ABI at all that it can not be read, and never anything else', () => {
  const names = Object.keys(ABI) as (keyof typeof ABI)[];
  const contracts = [...directoryOf('ethereum', SERVICES).values()];
  const data = fc.oneof(fc.uint8Array({ maxLength: 700 }), fc.array(fc.constantFrom(0, 0, 0, 32, 64, 255), { maxLength: 700 }));
  fc.assert(
    fc.property(fc.constantFrom(...names), data, (name, bytes) => {
      const topic = TOPICS[name];
      const { protocol, contract } = contracts.find((one) => one.protocol.decoders.has(topic))!;
      const log = { ...logOf('tornadoDeposit', [word('1'), 1, 1n], contract.address), topics: [topic, word('1'), word('2'), word('3')] };
      try {
        return typeof protocol.decoders.get(topic)!({ ...log, data: `0x${Buffer.from(bytes).toString('hex')}` }, contract).event === 'string';
      } catch (error) {
        return error instanceof Unreadable;
      }
    }),
    { numRuns: 600 },
  );
});
