import { createRequire } from 'node:module';
import { AbiCoder, id } from 'ethers';
import { type Anvil, startAnvil } from '../helpers/anvil';

const SOURCE = `
contract Emitter {
  event Transfer(address indexed from, address indexed to, uint256 value);
  function emitMany(uint256 seed, uint256 count, address[] calldata wallets) external {
    for (uint256 i = seed; i < seed + count; i++) {
      address wallet = wallets[i % wallets.length];
      address other = address(uint160(uint256(keccak256(abi.encode("other", i)))));
      if (i % 2 == 0) emit Transfer(wallet, other, i * 1e18 + 1);
      else emit Transfer(other, wallet, i * 1e18 + 1);
    }
  }
}`;

const CODER = AbiCoder.defaultAbiCoder();
const SELECTOR = id('emitMany(uint256,uint256,address[])').slice(2, 10);
const TOKEN = `0x${'d1'.repeat(20)}`;
const CALLER = `0x${'5e'.repeat(20)}`;

/** A chain with very many token transfers, each of one of the wallets. */
export interface TokenHistory {
  readonly anvil: Anvil;
  readonly wallets: readonly string[];
  readonly transfers: number;
  readonly blocks: number;
}

/** Wallets that nobody flags. */
export function madeUpWallets(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `0x${id(`wallet ${i}`).slice(-40)}`);
}

/** Starts Anvil and mines blocks of `perBlock` token transfers each between the wallets and ever new others. */
export async function startTokenHistory(transfers: number, perBlock: number, wallets: readonly string[] = madeUpWallets(200)): Promise<TokenHistory> {
  const anvil = await startAnvil({ args: ['--gas-limit', '3000000000', '--no-request-size-limit'] });
  await anvil.rpc('anvil_setCode', TOKEN, runtimeCode());
  await anvil.rpc('anvil_setBalance', CALLER, '0xffffffffffffffff');
  await anvil.rpc('evm_setAutomine', false);
  for (let seed = 0; seed < transfers; seed += perBlock) {
    const data = `0x${SELECTOR}${CODER.encode(['uint256', 'uint256', 'address[]'], [seed, perBlock, wallets]).slice(2)}`;
    await anvil.rpc('eth_sendTransaction', { from: CALLER, to: TOKEN, data, gas: '0x77359400', gasPrice: '0x0' });
    await anvil.rpc('evm_mine');
  }
  await anvil.mine(4);
  return { anvil, wallets, transfers, blocks: transfers / perBlock };
}

interface Compiled {
  readonly contracts: { readonly 'e.sol': { readonly Emitter: { readonly evm: { readonly deployedBytecode: { readonly object: string } } } } };
}

function runtimeCode(): string {
  const solc = createRequire(import.meta.url)('solc') as { compile(input: string): string };
  const settings = { optimizer: { enabled: true }, evmVersion: 'shanghai', outputSelection: { '*': { '*': ['evm.deployedBytecode.object'] } } };
  const output = JSON.parse(solc.compile(JSON.stringify({ language: 'Solidity', sources: { 'e.sol': { content: SOURCE } }, settings }))) as Compiled;
  return `0x${output.contracts['e.sol'].Emitter.evm.deployedBytecode.object}`;
}
