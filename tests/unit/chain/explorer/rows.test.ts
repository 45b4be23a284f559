import { describe, expect, it } from 'vitest';
import { internalRow, normalRow, tokenRow } from '@/lib/chain/explorer/rows';

const [A, B, C] = ['a1', 'b2', 'c3'].map((digits) => `0x${digits.repeat(20)}`);
const HASH = `0x${'ef'.repeat(32)}`;
const place = { blockNumber: '7', timeStamp: '1700000000', blockHash: HASH };
const normal = { ...place, hash: HASH, from: A, to: B, value: '5', contractAddress: '', isError: '0', txreceipt_status: '1' };
const call = { ...place, from: A, to: B, value: '5', contractAddress: '', type: 'call', isError: '0', errCode: '' };
const internal = { ...call, hash: HASH, traceId: '0_1' };
const token = { ...place, hash: HASH, from: A, to: B, value: '0', contractAddress: C };
const blockscout = { ...call, transactionHash: HASH, index: '3', callType: 'call' };

describe('a transaction', () => {
  it('failed if either flag says so; before Byzantium only one of them speaks', () => {
    expect(normalRow(normal)).toMatchObject({ failed: false, from: A, to: B, value: 5n, block: 7, timestamp: 1_700_000_000 });
    expect(normalRow({ ...normal, txreceipt_status: '' })).toMatchObject({ failed: false });
    expect(normalRow({ ...normal, isError: '1', txreceipt_status: '' })).toMatchObject({ failed: true });
    expect(normalRow({ ...normal, txreceipt_status: '0' })).toMatchObject({ failed: true });
  });

  it('that makes a contract pays the contract', () => {
    expect(normalRow({ ...normal, to: '', contractAddress: C })).toMatchObject({ to: C });
    expect(normalRow({ ...normal, to: null, contractAddress: null })).toMatchObject({ to: null });
  });

  it('is none in the genesis block', () => {
    expect(normalRow({ ...normal, hash: `GENESIS_${B?.slice(2)}`, from: 'GENESIS', blockHash: '' })).toBeNull();
  });
});

describe('a call', () => {
  it('stands at its trace address, at Blockscout at its number', () => {
    expect(internalRow(internal)).toMatchObject({ position: '0_1', txHash: HASH });
    expect(internalRow(blockscout)).toMatchObject({ position: '#3', txHash: HASH });
    expect(internalRow({ ...internal, traceId: '' })).toMatchObject({ position: null });
  });

  it('that is the transaction itself is not told a second time', () => {
    expect(internalRow({ ...blockscout, type: 'create', callType: '', index: '0', to: '', contractAddress: C })).toBeNull();
  });

  it.each([
    ['call', true], ['create', true], ['create2', true], ['suicide', true], ['selfdestruct', true],
    ['delegatecall', false], ['staticcall', false], ['callcode', false], ['reward', false],
  ])('of type %s moves value: %s', (type, moves) => {
    expect(internalRow({ ...internal, type })).toMatchObject({ moves });
  });

  it('moves nothing when its call type says so, as Blockscout writes it', () => {
    expect(internalRow({ ...blockscout, callType: 'delegatecall' })).toMatchObject({ moves: false });
    expect(internalRow({ ...blockscout, type: 'create', callType: '', to: '', contractAddress: C })).toMatchObject({ moves: true, to: C });
  });
});

describe('a token transfer', () => {
  it('of nothing is one, with the log index where it is told', () => {
    expect(tokenRow(token)).toMatchObject({ value: 0n, contract: C, logIndex: null });
    expect(tokenRow({ ...token, logIndex: '41' })).toMatchObject({ logIndex: 41 });
  });

  it('with an id is none of EIP-20', () => {
    expect(tokenRow({ ...token, tokenID: '0' })).toBeNull();
    expect(tokenRow({ ...token, tokenIDs: ['1', '2'], values: ['1', '1'] })).toBeNull();
  });

  it.each([['-1'], ['0x5'], ['1.0'], [''], [null], [5], ['9'.repeat(78)]])('of %j refuses the answer', (value) => {
    expect(() => tokenRow({ ...token, value })).toThrow('value is missing or no decimal number');
  });
});
