import type { Anvil } from './anvil';
import { STRANGER, TOKEN, WALLET } from './chain-parts';

const word = (value: bigint | string) => BigInt(value).toString(16).padStart(64, '0');
const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

/** Puts a payment and a token transfer to the wallet into one block, so many times. */
export async function crowdedBlock(anvil: Anvil, times: number): Promise<void> {
  const from = STRANGER;
  await anvil.rpc('evm_setAutomine', false);
  for (let i = 1; i <= times; i++) {
    await anvil.rpc('eth_sendTransaction', { from, to: WALLET, value: `0x${i.toString(16)}`, gas: '0x5208', gasPrice: '0x0' });
    const data = `0x${[TRANSFER, from, WALLET, BigInt(i)].map(word).join('')}`;
    await anvil.rpc('eth_sendTransaction', { from, to: TOKEN, data, gas: '0x186a0', gasPrice: '0x0' });
  }
  await anvil.rpc('evm_mine');
  await anvil.rpc('evm_setAutomine', true);
}
