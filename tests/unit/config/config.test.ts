import { describe, expect, it } from 'vitest';
import { readConfig } from '@/lib/config';
import { TrackerError } from '@/lib/core/errors';

function refusal(env: Record<string, string>): TrackerError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof TrackerError) return error;
    throw error;
  }
  throw new Error('was taken');
}

describe('the settings', () => {
  it('have the defaults of the README, and an empty variable is none', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.data',
      databaseUrl: undefined,
      sync: 'on',
      adminToken: undefined,
      logLevel: 'info',
      metrics: 'admin',
      rateLimits: { screen: 60, trace: 120, csv: 120, picture: 120 },
      trustedProxies: 0,
      endpoints: new Map(),
      explorers: new Map(),
      quorum: 1,
      snapshotLimit: 10_000,
      webhooks: { secret: undefined, allowPrivate: false },
    });
  });

  it('tell nobody what one watches unless told to: no endpoint by default, the public ones only with SYNC=public', () => {
    expect(readConfig({}).endpoints.size).toBe(0);
    expect(readConfig({ SYNC: 'public' }).endpoints.get(1)?.length).toBeGreaterThan(0);
    expect(readConfig({ SYNC: 'public', RPC_URL_1: 'https://a.example' }).endpoints.get(1)).toEqual(['https://a.example']);
  });

  it('take several endpoints of a chain in their order', () => {
    expect(readConfig({ RPC_URL_1: ' https://a.example/k , http://b.example ' }).endpoints.get(1)).toEqual([
      'https://a.example/k',
      'http://b.example',
    ]);
  });

  it('take an explorer of a chain, with a key or without', () => {
    const { explorers } = readConfig({ EXPLORER_URL_1: ' https://a.example/v2/api ', EXPLORER_KEY_1: 'k3y', EXPLORER_URL_100: 'http://b.example/api', EXPLORER_KEY_100: '' });
    expect([...explorers]).toEqual([
      [1, { url: 'https://a.example/v2/api', key: 'k3y' }],
      [100, { url: 'http://b.example/api', key: undefined }],
    ]);
  });

  it('take how many endpoints must agree', () => {
    expect(readConfig({ QUORUM: '2' }).quorum).toBe(2);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['SYNC', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['METRICS', 'all'],
    ['RATE_LIMIT_SCREEN', '-1'],
    ['RATE_LIMIT_CSV', '1.5'],
    ['RATE_LIMIT_PICTURE', 'many'],
    ['SNAPSHOT_LIMIT', '-1'],
    ['TRUSTED_PROXIES', 'yes'],
    ['ADMIN_TOKEN', 'short'],
    ['WEBHOOK_SECRET', 'short'],
    ['WEBHOOK_ALLOW_PRIVATE', 'yes'],
    ['DATABASE_URL', 'mysql://user:s3cret@host/db'],
    ['RPC_URL_1', 'ftp://s3cret.example'],
    ['RPC_URL_1', 's3cret'],
    ['RPC_URL_1', ' , '],
    ['RPC_URL_mainnet', 'https://s3cret.example'],
    ['RPC_URL_999999999', 'https://s3cret.example'],
    ['EXPLORER_URL_1', 'ftp://s3cret.example'],
    ['EXPLORER_URL_1', 's3cret'],
    ['EXPLORER_URL_mainnet', 'https://s3cret.example'],
    ['EXPLORER_URL_999999999', 'https://s3cret.example'],
    ['EXPLORER_KEY_1', 's3cret'],
    ['EXPLORER_KEY_999999999', 's3cret'],
    ['QUORUM', '0'],
    ['QUORUM', '6'],
    ['QUORUM', '1.5'],
    ['QUORUM', 's3cret'],
  ])('stop the start when %s is %j, naming it and never repeating its value', (name, value) => {
    const error = refusal({ [name]: value });
    expect(error.code).toBe('bad_config');
    expect(error.field).toBe(name);
    expect(error.message).toContain(name);
    expect(`${error.message} ${error.fix}`).not.toContain('s3cret');
  });
});
