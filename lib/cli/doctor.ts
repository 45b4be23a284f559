import { Command } from 'commander';
import { configuredChains, configuredProvider } from '@/lib/chain/configured';
import { type HistoryReport, probeHead, probeHistory } from '@/lib/chain/probe';
import { readConfig } from '@/lib/config';
import { chainByName } from '@/lib/core/chains';
import { explain, TrackerError } from '@/lib/core/errors';
import { createProvider } from '@/lib/chain/provider';
import { EXIT, runCommand } from './output';

/** `tracker doctor`: what each configured endpoint can serve. Touches no store and names hosts only. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Ask each configured endpoint what it can serve.')
    .option('--chain <name>', 'only this chain')
    .option('--json', 'the result as JSON', false)
    .action(({ chain, json }: { chain?: string; json: boolean }) => runCommand(json, () => examine(chain), inWords));
}

interface Finding {
  readonly chain: string;
  readonly host: string;
  readonly ok: boolean;
  readonly final_block: number | null;
  readonly finality: 'tag' | 'depth' | null;
  readonly methods: HistoryReport['methods'] | null;
  readonly sources: readonly string[];
  readonly missing_kinds: readonly string[];
  readonly message: string | null;
}

async function examine(only: string | undefined): Promise<Finding[]> {
  const config = readConfig();
  if (only !== undefined) configuredProvider(config, only).destroy();
  const chains = only === undefined ? configuredChains(config) : [only];
  if (chains.length === 0) {
    throw new TrackerError('bad_config', 'No endpoint is configured.', {
      fix: 'Set RPC_URL_1 to the URL of an Ethereum endpoint, or SYNC=public to use public ones.',
    });
  }
  const endpoints = chains.flatMap((chain) => {
    const chainId = chainByName(chain)?.evmId ?? 0;
    return (config.endpoints.get(chainId) ?? []).map((url) => ({ chain, chainId, url }));
  });
  const findings = await Promise.all(endpoints.map(({ chain, chainId, url }) => examineOne(chain, chainId, url)));
  if (findings.some((finding) => !finding.ok)) process.exitCode = EXIT.failed;
  return findings;
}

async function examineOne(chain: string, chainId: number, url: string): Promise<Finding> {
  const provider = createProvider({ urls: [url], chainId });
  const host = provider.endpoints[0]?.host ?? '';
  try {
    const { final, by } = await probeHead(provider);
    const { methods, sources, missingKinds } = await probeHistory(provider, chain, final.number);
    const found = { methods, sources: sources.map((source) => source.name), missing_kinds: missingKinds };
    return { chain, host, ok: true, final_block: final.number, finality: by, ...found, message: null };
  } catch (error) {
    const nothing = { final_block: null, finality: null, methods: null, sources: [], missing_kinds: [] };
    return { chain, host, ok: false, ...nothing, message: explain(error) };
  } finally {
    provider.destroy();
  }
}

function inWords(findings: readonly Finding[]): string {
  return findings
    .map(({ chain, host, final_block, finality, sources, missing_kinds, message }) => {
      if (message !== null) return `${chain}  ${host}\n  ${message}`;
      const final = `final block ${final_block} (${finality === 'tag' ? 'told by the node' : 'by depth'})`;
      const missing = missing_kinds.length === 0 ? '' : `; can't give ${missing_kinds.join(' and ')} transfers`;
      return `${chain}  ${host}\n  ${final}; history by ${sources.join(' and ')}${missing}`;
    })
    .join('\n');
}
