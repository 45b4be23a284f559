import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort } from './postgres';

/** A local Ethereum node of this test alone, on which every address can be impersonated. */
export interface Anvil {
  readonly url: string;
  /** One raw JSON-RPC request. */
  rpc<T = unknown>(method: string, ...params: unknown[]): Promise<T>;
  /** Sends from any address, mines it, and gives the hash; the sender is funded and the gas is set by hand. */
  send(tx: { from: string; to?: string; value?: bigint; data?: string }): Promise<string>;
  /** Mines empty blocks: with one slot an epoch, what is two blocks old is final. */
  mine(blocks: number): Promise<void>;
  /** The number of the newest block. */
  head(): Promise<number>;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts Anvil on a free port; ready when it resolves. Stop it in `afterAll`; it dies with this process at the latest. */
export async function startAnvil({ chainId = 1, args = [] }: { chainId?: number; args?: readonly string[] } = {}): Promise<Anvil> {
  const port = await freePort();
  const fixed = ['--port', String(port), '--chain-id', String(chainId), '--slots-in-an-epoch', '1', '--silent'];
  const child = spawn(binary(), [...fixed, '--auto-impersonate', '--gas-price', '0', '--base-fee', '0', ...args], { stdio: 'ignore' });
  running.add(child);
  const url = `http://127.0.0.1:${port}`;
  let id = 0;

  async function rpc<T>(method: string, ...params: unknown[]): Promise<T> {
    const body = JSON.stringify({ jsonrpc: '2.0', id: ++id, method, params });
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const answer = (await response.json()) as { result?: T; error?: { message: string } };
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result as T;
  }

  const anvil: Anvil = {
    url,
    rpc,
    async send({ from, to, value = 0n, data = '0x' }) {
      const request = { from, to, data, value: hex(value), gas: hex(1_000_000), gasPrice: '0x0' };
      const hash = await rpc<string>('eth_sendTransaction', request);
      await untilMined(anvil, hash);
      return hash;
    },
    mine: (blocks) => rpc('anvil_mine', hex(blocks)),
    head: async () => Number(await rpc<string>('eth_blockNumber')),
    async stop() {
      running.delete(child);
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
  await untilReady(anvil, child);
  return anvil;
}

const hex = (value: number | bigint) => `0x${value.toString(16)}`;

/** The hash is given before the block is made. */
async function untilMined(anvil: Anvil, hash: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await anvil.rpc('eth_getTransactionReceipt', hash)) !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${hash} was not mined.`);
}

async function untilReady(anvil: Anvil, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) break;
    try {
      await anvil.head();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await anvil.stop();
  throw new Error('Anvil did not start.');
}

/** The binary itself and not its wrapper, which would leave it behind when it is killed. */
function binary(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json'));
  const name = `@foundry-rs/anvil-${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
  return join(dirname(require.resolve(`${name}/package.json`)), 'bin', process.platform === 'win32' ? 'anvil.exe' : 'anvil');
}
