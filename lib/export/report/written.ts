import { createHash } from 'node:crypto';
import type { ReportTable } from '@/lib/charts/contract';
import type { ZipContent, ZipEntry } from '../zip';

/** A file of a report once it has been written. */
export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A table of a report once it has been written. */
export interface WrittenTable extends ReportTable {
  readonly total: number;
  /** The first of its rows, for people. */
  readonly first: readonly Readonly<Record<string, unknown>>[];
}

/** A chart of a report: its picture and what it says of itself. */
export interface WrittenChart {
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly asOf: string;
  readonly complete: boolean;
  readonly methodVersion: string;
  readonly sources: ReportTable['sources'];
  readonly svg: string;
}

/** The entry of a file, whose length and hash are added to `files` when it has been written. */
export function noted(name: string, content: ZipContent, files: WrittenFile[]): ZipEntry {
  return { name, bytes: hashed(name, content, files) };
}

async function* hashed(name: string, content: ZipContent, files: WrittenFile[]): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  const encoder = new TextEncoder();
  let bytes = 0;
  for await (const part of typeof content === 'string' || content instanceof Uint8Array ? [content] : content) {
    const piece = typeof part === 'string' ? encoder.encode(part) : part;
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  files.push({ name, bytes, sha256: hash.digest('hex') });
}

/** Rows as they come, counted and the first of them kept. */
export function watched(rows: Iterable<object> | AsyncIterable<object>, most: number): { readonly rows: AsyncGenerator<object>; readonly first: Readonly<Record<string, unknown>>[]; readonly count: () => number } {
  const first: Readonly<Record<string, unknown>>[] = [];
  let count = 0;
  async function* counted(): AsyncGenerator<object> {
    for await (const row of rows) {
      count += 1;
      if (first.length < most) first.push(row as Readonly<Record<string, unknown>>);
      yield row;
    }
  }
  return { rows: counted(), first, count: () => count };
}
