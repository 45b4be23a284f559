import { z } from 'zod';
import { TrackerError } from '@/lib/core/errors';
import { type Asked, MOST_ADDRESSES, readInputs } from '@/lib/screen/read-inputs';
import { readText } from '@/lib/screen/read-text';
import type { Input } from '@/lib/screen/types';
import { csvParameters, readCsvRequest } from './csv-request';

/** The most that is read of a request: room for 100,000 rows with other columns beside the addresses. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** The parameters of a screening, beside the addresses in its body. */
export const screenParameters = {
  column: z.string().optional().describe('The column of a CSV that has the addresses; left out, it is found by its cells.'),
  format: z.enum(['json', 'csv'], 'takes json or csv').optional().describe('The form of the answer; left out, the Accept header says it.'),
  ...csvParameters,
};
const KNOWN = Object.keys(screenParameters);

/**
 * What a request asks: `{ "addresses": [...] }`, CSV, plain text, or the form of the page; `?column=` names the column of
 * a CSV, `?format=csv` or an Accept header asks for CSV. Throws `bad_request` for what can't be read, `bad_value` for too
 * many addresses and for a column that is not there; no sentence repeats an address.
 */
export async function readScreenRequest(request: Request): Promise<{ asked: Asked; format: 'json' | 'csv'; bom: boolean }> {
  const params = new URL(request.url).searchParams;
  const unknown = [...params.keys()].find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw new TrackerError('bad_request', `There is no parameter "${unknown.slice(0, 50)}" here.`, { fix: `Known are: ${KNOWN.join(', ')}.`, field: unknown.slice(0, 50) });
  const format = params.get('format') ?? (/^text\/csv/i.test(request.headers.get('accept') ?? '') ? 'csv' : 'json');
  const parsed = screenParameters.format.safeParse(format);
  if (!parsed.success) throw new TrackerError('bad_value', `The parameter format ${parsed.error.issues[0]?.message}.`, { field: 'format' });
  const { bom } = readCsvRequest(params);
  return { asked: await readAsked(request, params.get('column') ?? undefined), format: parsed.data ?? 'json', bom };
}

async function readAsked(request: Request, column: string | undefined): Promise<Asked> {
  const contentType = request.headers.get('content-type') ?? '';
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const bytes = await readBytes(request);
  switch (type) {
    case 'multipart/form-data':
    case 'application/x-www-form-urlencoded':
      return readScreenForm(await formOf(bytes, contentType), column);
    case 'application/json':
      return readJson(readText(bytes));
    case 'text/csv':
      return readInputs(readText(bytes), { csv: true, column });
    case 'text/plain':
      return readInputs(readText(bytes), { column });
    case '': {
      const text = readText(bytes);
      return text.trimStart().startsWith('{') ? readJson(text) : readInputs(text, { column });
    }
    default:
      throw new TrackerError('bad_request', 'Addresses are read as application/json, text/csv or text/plain.', { fix: 'Set Content-Type to one of them.' });
  }
}

/** What the form of the page asks: a text in `addresses` or a file in `file`, and the `column` of a CSV if it is named. */
export async function readScreenForm(form: FormData, column?: string): Promise<Asked> {
  const [pasted, file, named] = [form.get('addresses'), form.get('file'), form.get('column')];
  const text = typeof pasted === 'string' ? pasted : '';
  const chosen = file instanceof File && file.size > 0 ? file : undefined;
  const options = { column: column ?? (typeof named === 'string' && named.trim() !== '' ? named : undefined) };
  if (chosen === undefined) return readInputs(readText(new TextEncoder().encode(text)), options);
  if (text.trim() !== '') throw new TrackerError('bad_request', 'There is both a text and a file.', { fix: 'Send one of them.' });
  if (chosen.size > MOST_BYTES) throw tooLarge();
  return readInputs(readText(new Uint8Array(await chosen.arrayBuffer())), { ...options, csv: /\.csv$/i.test(chosen.name) });
}

function readJson(text: string): Asked {
  const addresses = addressesOf(text);
  if (addresses.length === 0) throw new TrackerError('bad_request', 'The list of addresses is empty.', { field: 'addresses' });
  if (addresses.length > MOST_ADDRESSES) {
    throw new TrackerError('bad_value', `More than ${MOST_ADDRESSES.toLocaleString('en-US')} addresses are not answered at once.`, { fix: 'Send them in several parts.', field: 'addresses' });
  }
  const inputs = addresses.map((value): Input => (typeof value === 'string' ? value : { text: JSON.stringify(value).slice(0, 60), problem: 'It is no text.' }));
  return { inputs, column: null };
}

function addressesOf(text: string): readonly unknown[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new TrackerError('bad_request', 'The request is no JSON.', { fix: 'Send { "addresses": ["0x…"] }.' });
  }
  const addresses: unknown = typeof body === 'object' && body !== null && 'addresses' in body ? body.addresses : undefined;
  if (Array.isArray(addresses)) return addresses;
  throw new TrackerError('bad_request', 'The request has no list of addresses.', { fix: 'Send { "addresses": ["0x…"] }.', field: 'addresses' });
}

async function formOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData();
  } catch {
    throw new TrackerError('bad_request', 'The form can not be read.', { fix: 'Send its fields addresses or file.' });
  }
}

async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function tooLarge(): TrackerError {
  return new TrackerError('bad_request', `More than ${MOST_BYTES / 1024 / 1024} MB are not read at once.`, { fix: 'Send the column of addresses alone, or in several parts.' });
}
