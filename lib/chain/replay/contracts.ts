import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Interface, type InterfaceAbi } from 'ethers';
import { TrackerError } from '@/lib/core/errors';

/** A compiled contract: what it can be asked, and the code that makes it. */
export interface Contract {
  readonly abi: Interface;
  readonly creation: string;
}

export interface Contracts {
  readonly honestToken: Contract;
  readonly forgingToken: Contract;
  readonly contractWallet: Contract;
}

/** The part of the compiler's standard output that is read here. */
interface Output {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly contracts?: Readonly<Record<string, Readonly<Record<string, Compiled>>>>;
}
interface Compiled {
  readonly abi: InterfaceAbi;
  readonly evm: { readonly bytecode: { readonly object: string } };
}
interface Compiler {
  compile(input: string, callbacks: { import: (path: string) => { contents: string } | { error: string } }): string;
}

const FILES = ['HonestToken', 'ForgingToken', 'ContractWallet'];
const FOLDER = ['lib', 'chain', 'replay', 'contracts'];

let kept: Contracts | undefined;

/**
 * The replay's contracts, compiled from their sources on first use (about 2 s) and then kept.
 * Throws `bad_request` when the compiler is not installed or refuses them.
 */
export function compileContracts(): Contracts {
  kept ??= compile();
  return kept;
}

function compile(): Contracts {
  const require = createRequire(import.meta.url);
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(FILES.map((name) => [`${name}.sol`, { content: source(name) }])),
    settings: {
      optimizer: { enabled: true },
      evmVersion: 'shanghai',
      // Without the hash of its metadata the same code comes out wherever it is compiled.
      metadata: { bytecodeHash: 'none' },
      outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
    },
  };
  const compiler = load<Compiler>(require, 'solc');
  const imported = (path: string) => ({ contents: readFileSync(require.resolve(path), 'utf8') });
  const output = JSON.parse(compiler.compile(JSON.stringify(input), { import: imported })) as Output;
  const wrong = output.errors?.find(({ severity }) => severity === 'error');
  if (wrong !== undefined) throw new TrackerError('bad_request', `The replay's contracts do not compile: ${wrong.formattedMessage}`);
  const [honestToken, forgingToken, contractWallet] = FILES.map((name) => contractOf(output, name));
  if (honestToken === undefined || forgingToken === undefined || contractWallet === undefined) throw missing(undefined);
  return { honestToken, forgingToken, contractWallet };
}

function source(name: string): string {
  return readFileSync(join(process.cwd(), ...FOLDER, `${name}.sol`), 'utf8');
}

function load<T>(require: NodeJS.Require, name: string): T {
  try {
    return require(name) as T;
  } catch (error) {
    throw missing(error);
  }
}

function missing(cause: unknown): TrackerError {
  return new TrackerError('bad_request', 'The Solidity compiler for the replay is not installed.', {
    fix: 'Run npm ci without --omit=dev.',
    cause,
  });
}

function contractOf(output: Output, name: string): Contract | undefined {
  const compiled = output.contracts?.[`${name}.sol`]?.[name];
  return compiled && { abi: new Interface(compiled.abi), creation: `0x${compiled.evm.bytecode.object}` };
}
