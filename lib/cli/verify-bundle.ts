import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { readPublicKey } from '@/lib/bundle/check-signature';
import { type Verification, verifyBundle } from '@/lib/bundle/verify-bundle';
import { TrackerError } from '@/lib/core/errors';
import { EXIT, runCommand } from './output';

interface Options {
  readonly key?: string;
  readonly json: boolean;
}

/** `tracker verify-bundle`: whether an evidence bundle holds. Touches no store and no network. */
export function verifyBundleCommand(): Command {
  return new Command('verify-bundle')
    .description('Check an evidence bundle: every file, the signature, and that its inputs give its results.')
    .argument('<file>', 'a bundle, as ZIP or as folder')
    .option('--key <file>', 'the public key of who you think made it, as PEM; else the one in the bundle is taken')
    .option('--json', 'the result as JSON', false)
    .action((file: string, { key, json }: Options) => runCommand(json, () => verify(file, key), inWords));
}

async function verify(file: string, key: string | undefined): Promise<Verification> {
  const result = await verifyBundle(file, key === undefined ? undefined : readPublicKey(readKeyFile(key)));
  if (!result.ok) process.exitCode = EXIT.failed;
  return result;
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new TrackerError('bad_request', `${path} can't be read.`, { fix: 'Give --key the path of a public key.', cause: error });
  }
}

const LISTED = 20;
const number = new Intl.NumberFormat('en-US');

function inWords({ ok, problems, files, bytes, signature, recomputation: again }: Verification): string {
  return [
    ...problems.slice(0, LISTED),
    ...(problems.length > LISTED ? [`And ${number.format(problems.length - LISTED)} more: see --json.`] : []),
    ...(ok ? [`All ${files} files, ${number.format(bytes)} bytes, are as listed.`] : []),
    ...(signature?.ok === true ? [signature.sentence] : []),
    ...(again?.notes ?? []),
    ...(again?.equal === true ? [equalInWords(again)] : []),
    ok ? 'The bundle holds.' : 'The bundle does not hold.',
  ].join('\n');
}

function equalInWords({ transfers, settings }: NonNullable<Verification['recomputation']>): string {
  const what = settings === null ? '' : ` of ${settings.incident} by ${settings.method}`;
  return `Computed again from ${number.format(transfers)} transfers, the trace${what} is equal to the last unit.`;
}
