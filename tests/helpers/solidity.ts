import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Interface, type InterfaceAbi } from 'ethers';

/** A compiled contract: how it is called, and the code that stands at its address. */
export interface Compiled {
  readonly abi: Interface;
  readonly code: string;
}

interface Output {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly contracts?: Readonly<Record<string, Readonly<Record<string, { abi: InterfaceAbi; evm: { deployedBytecode: { object: string } } }>>>>;
}

/** Compiles a file of tests/fixtures/contracts (a second or two) and gives its contracts by name. */
export function compileFixture(file: string): Readonly<Record<string, Compiled>> {
  const compiler = createRequire(import.meta.url)('solc') as { compile(input: string): string };
  const input = {
    language: 'Solidity',
    sources: { [file]: { content: readFileSync(join(process.cwd(), 'tests', 'fixtures', 'contracts', file), 'utf8') } },
    settings: { evmVersion: 'shanghai', outputSelection: { '*': { '*': ['abi', 'evm.deployedBytecode.object'] } } },
  };
  const output = JSON.parse(compiler.compile(JSON.stringify(input))) as Output;
  const wrong = output.errors?.find(({ severity }) => severity === 'error');
  if (wrong !== undefined) throw new Error(wrong.formattedMessage);
  const contracts = Object.entries(output.contracts?.[file] ?? {});
  return Object.fromEntries(contracts.map(([name, { abi, evm }]) => [name, { abi: new Interface(abi), code: `0x${evm.deployedBytecode.object}` }]));
}
