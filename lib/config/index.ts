import { z } from 'zod';
import { defineChains } from '@/lib/core/chains';
import { TrackerError } from '@/lib/core/errors';
import { readChains } from './chains';
import { PUBLIC_ENDPOINTS } from './endpoints';
import { environment, type Environment } from './environment';
import { type ExplorerSetting, readExplorers } from './explorers';
import { isHttpUrl, variablesPerChain } from './per-chain';

/** What takes much of the machine for one request. */
export type CostlyRoute = 'screen' | 'trace' | 'csv' | 'picture';

/** The settings of one process, read once and checked. Secrets are in `endpoints`, `explorers`, `databaseUrl`, `adminToken`, `webhooks`. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly sync: 'off' | 'on' | 'public';
  readonly adminToken: string | undefined;
  readonly logLevel: string;
  /** Who may read `/metrics`: who sends the admin token, or all who reach the port. */
  readonly metrics: 'admin' | 'open';
  /** Requests a minute of one client; 0 sets no limit. */
  readonly rateLimits: Readonly<Record<CostlyRoute, number>>;
  /** How many proxies stand before the web, each adding to X-Forwarded-For the address that it saw. */
  readonly trustedProxies: number;
  /** JSON-RPC endpoints by EIP-155 chain id, in the order given; a full URL may hold a key. */
  readonly endpoints: ReadonlyMap<number, readonly string[]>;
  /** APIs in the manner of Etherscan's by EIP-155 chain id. */
  readonly explorers: ReadonlyMap<number, ExplorerSetting>;
  /** How many endpoints of a chain must agree on a range before it counts. */
  readonly quorum: number;
  readonly webhooks: WebhookSettings;
  /** How many frozen answers of charts are kept at most. */
  readonly snapshotLimit: number;
}

/** How webhooks are sent. */
export interface WebhookSettings {
  /** Signs what is sent; without one nothing is. */
  readonly secret: string | undefined;
  /** Whether addresses that only the own network reaches may be targets. */
  readonly allowPrivate: boolean;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const perMinute = (standard: number) => z.coerce.number().int().min(0).max(1_000_000).default(standard);

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//).optional(),
  SYNC: z.enum(['off', 'on', 'public']).default('on'),
  QUORUM: z.coerce.number().int().min(1).max(5).default(1),
  ADMIN_TOKEN: z.string().min(16).optional(),
  WEBHOOK_SECRET: z.string().min(16).optional(),
  WEBHOOK_ALLOW_PRIVATE: z.enum(['off', 'on']).default('off'),
  LOG_LEVEL: z.enum(LEVELS).default('info'),
  METRICS: z.enum(['admin', 'open']).default('admin'),
  RATE_LIMIT_SCREEN: perMinute(60),
  RATE_LIMIT_TRACE: perMinute(120),
  RATE_LIMIT_CSV: perMinute(120),
  RATE_LIMIT_PICTURE: perMinute(120),
  SNAPSHOT_LIMIT: z.coerce.number().int().min(0).max(10_000_000).default(10_000),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
});

const PER_MINUTE = 'a whole number of requests a minute, 0 for no limit';

const EXPECTED: Readonly<Record<string, string>> = {
  PORT: 'a port number from 0 to 65535',
  HOST: 'a host name or an address',
  DATA_DIR: 'the path of a folder',
  DATABASE_URL: 'a URL that begins with postgresql://',
  SYNC: 'off, on or public',
  QUORUM: 'a whole number from 1 to 5',
  ADMIN_TOKEN: 'at least 16 characters',
  WEBHOOK_SECRET: 'at least 16 characters',
  WEBHOOK_ALLOW_PRIVATE: 'off or on',
  LOG_LEVEL: LEVELS.join(', '),
  METRICS: 'admin or open',
  RATE_LIMIT_SCREEN: PER_MINUTE,
  RATE_LIMIT_TRACE: PER_MINUTE,
  RATE_LIMIT_CSV: PER_MINUTE,
  RATE_LIMIT_PICTURE: PER_MINUTE,
  SNAPSHOT_LIMIT: 'a whole number of frozen answers, 0 for none',
  TRUSTED_PROXIES: 'a whole number from 0 to 10',
};

/**
 * Reads the settings of the README from an environment, and makes the chains that they describe known to this
 * process: whoever reads settings can then name them. An empty variable counts as unset.
 * Throws `bad_config` with the variable's name and what it takes; never repeats its value, which may be a key.
 */
export function readConfig(env: Environment = environment()): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new TrackerError('bad_config', `${name} is set to something that it can't be.`, {
      fix: `Set it to ${EXPECTED[name] ?? 'a value of the README'}, or leave it out.`,
      field: name,
    });
  }
  const s = parsed.data;
  defineChains(readChains(given));
  return {
    port: s.PORT,
    host: s.HOST,
    dataDir: s.DATA_DIR,
    databaseUrl: s.DATABASE_URL,
    sync: s.SYNC,
    adminToken: s.ADMIN_TOKEN,
    logLevel: s.LOG_LEVEL,
    metrics: s.METRICS,
    rateLimits: { screen: s.RATE_LIMIT_SCREEN, trace: s.RATE_LIMIT_TRACE, csv: s.RATE_LIMIT_CSV, picture: s.RATE_LIMIT_PICTURE },
    trustedProxies: s.TRUSTED_PROXIES,
    endpoints: readEndpoints(given, s.SYNC),
    explorers: readExplorers(given),
    quorum: s.QUORUM,
    snapshotLimit: s.SNAPSHOT_LIMIT,
    webhooks: { secret: s.WEBHOOK_SECRET, allowPrivate: s.WEBHOOK_ALLOW_PRIVATE === 'on' },
  };
}

function readEndpoints(env: Environment, sync: Config['sync']): Map<number, readonly string[]> {
  const endpoints = new Map<number, readonly string[]>();
  if (sync === 'public') for (const [id, urls] of Object.entries(PUBLIC_ENDPOINTS)) endpoints.set(Number(id), urls);
  for (const { variable, id, value } of variablesPerChain(env, 'RPC_URL_')) {
    const urls = value.split(',').map((url) => url.trim()).filter((url) => url !== '');
    if (urls.length === 0 || !urls.every(isHttpUrl)) {
      throw new TrackerError('bad_config', `${variable} is not a list of http or https URLs.`, {
        fix: 'Separate several with commas.',
        field: variable,
      });
    }
    endpoints.set(id, urls);
  }
  return endpoints;
}
