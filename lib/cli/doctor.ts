import { Command } from 'commander';
import { configuredChains, configuredProvider, singleProviders } from '@/lib/chain/configured';
import { examine, type Examination } from '@/lib/chain/examine';
import type { ChainProvider } from '@/lib/chain/provider';
import { readConfig } from '@/lib/config';
import { explain, TrackerError } from '@/lib/core/errors';
import { TRANSFER_KINDS } from '@/lib/core/transfer';
import { EXIT, runCommand } from './output';
import { asTable } from './table';

/** `tracker doctor`: what each configured endpoint can serve. Touches no store and names hosts only. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Ask each configured endpoint what it can serve.')
    .option('--chain <name>', 'only this chain')
    .option('--json', 'the result as JSON', false)
    .action(({ chain, json }: { chain?: string; json: boolean }) => runCommand(json, () => examineAll(chain), inWords));
}

interface Finding {
  readonly chain: string;
  readonly host: string;
  readonly ok: boolean;
  readonly final_block: number | null;
  readonly finality: 'tag' | 'depth' | null;
  readonly archive: boolean | null;
  readonly methods: Examination['methods'] | null;
  readonly largest_range: number | null;
  readonly requests_per_second: number | null;
  readonly rate_limited: boolean | null;
  /** Kind of transfer to the source that will serve it; a kind that none can serve is null. */
  readonly sources: Readonly<Record<string, string | null>> | null;
  readonly missing_kinds: readonly string[];
  readonly message: string | null;
}

async function examineAll(only: string | undefined): Promise<Finding[]> {
  const config = readConfig();
  if (only !== undefined) configuredProvider(config, only).destroy();
  const chains = only === undefined ? configuredChains(config) : [only];
  if (chains.length === 0) {
    throw new TrackerError('bad_config', 'No endpoint is configured.', {
      fix: 'Set RPC_URL_1 to the URL of an Ethereum endpoint, or SYNC=public to use public ones.',
    });
  }
  const providers = chains.flatMap((chain) => singleProviders(config, chain).map((provider) => ({ chain, provider })));
  const findings = await Promise.all(providers.map(({ chain, provider }) => examineOne(chain, provider)));
  if (findings.some((finding) => !finding.ok)) process.exitCode = EXIT.failed;
  return findings;
}

async function examineOne(chain: string, provider: ChainProvider): Promise<Finding> {
  const host = provider.endpoints[0]?.host ?? '';
  try {
    const { finality, archive, methods, largestRange, rate, sources } = await examine(provider, chain);
    return {
      chain,
      host,
      ok: true,
      final_block: finality.final.number,
      finality: finality.by,
      archive,
      methods,
      largest_range: largestRange,
      requests_per_second: rate.perSecond,
      rate_limited: rate.limited,
      sources: Object.fromEntries(TRANSFER_KINDS.map((kind) => [kind, sources[kind] ?? null])),
      missing_kinds: TRANSFER_KINDS.filter((kind) => sources[kind] === undefined),
      message: null,
    };
  } catch (error) {
    const nothing = {
      final_block: null, finality: null, archive: null, methods: null, largest_range: null,
      requests_per_second: null, rate_limited: null, sources: null, missing_kinds: [],
    };
    return { chain, host, ok: false, ...nothing, message: explain(error) };
  } finally {
    provider.destroy();
  }
}

const number = new Intl.NumberFormat('en-US');

function inWords(findings: readonly Finding[]): string {
  const head = ['chain', 'endpoint', 'final block', 'archive', 'largest range', 'requests/s', 'native', 'internal', 'token', 'methods'];
  const rows = findings.map((f) => {
    if (f.sources === null) return [f.chain, f.host, 'not usable'];
    const by = (kind: string) => f.sources?.[kind] ?? 'none';
    return [
      f.chain,
      f.host,
      `${number.format(f.final_block ?? 0)} (${f.finality === 'tag' ? 'told' : 'by depth'})`,
      f.archive === true ? 'yes' : 'no',
      f.largest_range === null ? 'no logs' : number.format(f.largest_range),
      `${number.format(f.requests_per_second ?? 0)}${f.rate_limited === true ? ' (limit)' : ''}`,
      by('native'),
      by('internal'),
      by('token'),
      methodNames(f).join(', '),
    ];
  });
  const notes = findings.flatMap(({ host, missing_kinds: missing, message }) => {
    if (message !== null) return `${host}: ${message}`;
    return missing.length === 0 ? [] : `${host} can't give ${missing.join(' and ')} transfers: the record of a wallet is incomplete without them.`;
  });
  return [asTable([head, ...rows]), ...notes].join('\n');
}

const EXPLORER_LISTS = ['txlist', 'txlistinternal', 'tokentx'];

function methodNames({ methods, sources }: Finding): string[] {
  if (Object.values(sources ?? {}).includes('explorer')) return EXPLORER_LISTS;
  if (methods === null) return [];
  const { logs, traceFilter, otterscan, alchemy, transactionTrees, blockTrees } = methods;
  const named: readonly (readonly [string, unknown])[] = [
    ['eth_getLogs', logs],
    ['trace_filter', traceFilter],
    ['ots_', otterscan],
    ['alchemy_', typeof alchemy === 'string'],
    [`${transactionTrees}_ of a transaction`, transactionTrees !== null],
    [`${blockTrees}_ of a block`, blockTrees !== null],
  ];
  return named.flatMap(([name, there]) => (there === true ? [name] : []));
}
