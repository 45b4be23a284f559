import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TrackerError } from '@/lib/core/errors';

/** Who holds a data folder. `holder` is what it is doing, for the sentence that a second process gets. */
interface Claim {
  readonly id: string;
  readonly pid: number;
  readonly holder: string;
  readonly since: string;
  /** When the process began, in clock ticks since boot: tells a process from a later one of the same number. */
  readonly born: string | null;
}

/**
 * Takes the data folder for this process. The embedded database belongs to one process: two on one folder
 * lose rows, and nothing in it prevents that. Returns the release, safe to call twice.
 * Throws `store_locked`, naming the holder, while another living process has it; takes over from a dead one.
 */
export function lockDataFolder(dataDir: string, holder: string, now: Date): () => void {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'lock.json');
  const claim: Claim = {
    id: randomUUID(),
    pid: process.pid,
    holder,
    since: now.toISOString(),
    born: bornAt(process.pid),
  };
  const draft = `${path}.${claim.id}`;
  writeFileSync(draft, JSON.stringify(claim));
  try {
    claimPath(path, draft, dataDir);
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (read(path)?.id === claim.id) rmSync(path, { force: true });
  };
}

function claimPath(path: string, draft: string, dataDir: string): void {
  for (let attempt = 0; attempt < 5; attempt++) {
    if (link(draft, path)) return;
    const other = read(path);
    if (other !== undefined && alive(other)) throw locked(dataDir, other);
    moveAside(path, other);
  }
  throw new TrackerError('store_locked', `The data folder ${dataDir} is being taken by several processes at once.`, {
    fix: 'Start one of them, and give the others a DATA_DIR of their own or a DATABASE_URL.',
  });
}

/** A link either comes to be whole or not at all, which a plain write does not promise. */
function link(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Removes the claim of a dead process, unless a third process replaced it in between. */
function moveAside(path: string, dead: Claim | undefined): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if (read(aside)?.id !== dead?.id) link(aside, path);
  rmSync(aside, { force: true });
}

function locked(dataDir: string, other: Claim): TrackerError {
  return new TrackerError(
    'store_locked',
    `The data folder ${dataDir} is in use by process ${other.pid} (${other.holder}, since ${other.since}).`,
    { fix: 'Stop that process first, choose another DATA_DIR, or set DATABASE_URL to share one PostgreSQL server.' },
  );
}

function alive(claim: Claim): boolean {
  if (claim.pid === process.pid) return claim.born === bornAt(process.pid);
  try {
    process.kill(claim.pid, 0);
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false;
  }
  const born = bornAt(claim.pid);
  return born === null || claim.born === null || born === claim.born;
}

/** Field 22 of /proc/PID/stat; null where there is no such file. */
function bornAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ESRCH')) return null;
    throw error;
  }
}

function read(path: string): Claim | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Claim;
  } catch (error) {
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
