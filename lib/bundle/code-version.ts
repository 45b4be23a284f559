import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METHOD_VERSION } from '@/lib/trace/rules';

/** Which code made a result. */
export interface CodeVersion {
  /** Of the release. */
  readonly version: string;
  /** Of the method: another number may give another trace. */
  readonly method: string;
  /** SHA-256 of the files of lib/core and lib/trace, name and content, by name: of all that computes a trace. */
  readonly tracer_sha256: string;
}

const ROOMS = ['core', 'trace'];
let kept: CodeVersion | undefined;

/** The code that runs, read from the checkout on first use and then kept. */
export function codeVersion(): CodeVersion {
  kept ??= readVersion(process.cwd());
  return kept;
}

function readVersion(root: string): CodeVersion {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const hash = createHash('sha256');
  for (const room of ROOMS) {
    const names = readdirSync(join(root, 'lib', room), { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
    for (const name of names.filter((one) => one.endsWith('.ts')).sort()) {
      hash.update(`${room}/${name}\0`).update(readFileSync(join(root, 'lib', room, name))).update('\0');
    }
  }
  return { version, method: METHOD_VERSION, tracer_sha256: hash.digest('hex') };
}
