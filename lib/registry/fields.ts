import { z } from 'zod';
import { canonicalAddress, displayAddress } from '@/lib/core/address';
import { chainByName, CHAINS } from '@/lib/core/chains';
import { explain } from '@/lib/core/errors';
import { parseUnits, parseUsd } from '@/lib/core/money';
import { parseIsoSeconds, parsePartialDate } from '@/lib/core/time';

// The kinds of cell that the facts are made of. A cell that is missing is unknown, and reads as null.

/** A check by one of our parsers: what it throws becomes the sentence of the issue. */
function checkedBy(parse: (text: string) => unknown) {
  return z.string().superRefine((text, context) => {
    try {
      parse(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: explain(error) });
    }
  });
}

export const orNull = <T extends z.ZodType>(type: T) => type.nullable().default(null);

export const text = z.string().min(1, 'is empty').refine((value) => value === value.trim(), 'has blanks around it');
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a key of lower-case letters, digits and hyphens');
export const date = checkedBy(parsePartialDate);
export const day = checkedBy(parsePartialDate).refine((value) => value.length === 10, 'is not a day');
export const moment = checkedBy(parseIsoSeconds);
export const usd = checkedBy(parseUsd);
/** A decimal amount of any asset; the fit to its decimals is checked where the asset is known. */
export const amount = checkedBy((value) => parseUnits(value, 78));
export const count = z.int().nonnegative();
export const url = z.url({ protocol: /^https?$/ });
export const chain = z.enum(CHAINS.map(({ name }) => name));
export const txHash = z.string().regex(/^0x[0-9a-f]{64}$/, 'is not a transaction hash (0x and 64 lower-case hex digits)');
export const sourceIds = z.array(slug).min(1, 'names no source').readonly();
export const incidentSlugs = z.array(slug).readonly();

/**
 * The canonical address of a cell, or an issue on it. EVM addresses are written with their EIP-55 checksum:
 * one that is written in lower case only could hide a wrong digit.
 */
export function canonical(chainName: string, address: string, field: string, context: z.RefinementCtx): string {
  try {
    const found = canonicalAddress(chainName, address);
    const shown = displayAddress(chainName, found);
    if (chainByName(chainName)?.form === 'evm' && shown !== address) {
      context.addIssue({ code: 'custom', path: [field], message: `"${address}" lacks its checksum: write ${shown}.` });
    }
    return found;
  } catch (error) {
    context.addIssue({ code: 'custom', path: [field], message: explain(error) });
    return z.NEVER;
  }
}

/** Makes the named cells of a row canonical addresses of the row's chain; null stays null. */
export function addressesOf<F extends string>(...fields: F[]) {
  return <R extends { readonly chain: string } & { readonly [K in F]: string | null }>(row: R, context: z.RefinementCtx): R => {
    const found = fields.map((field) => {
      const address: string | null = row[field];
      return [field, address === null ? null : canonical(row.chain, address, field, context)];
    });
    return { ...row, ...(Object.fromEntries(found) as Pick<R, F>) };
  };
}

/** A row whose `date` is as fine as its `datePrecision` says. */
export function precisionFits(row: { readonly date: string; readonly datePrecision: string }, context: z.RefinementCtx): void {
  // By length: this runs on a row whose date has been found impossible, too.
  const precision = row.date.length === 4 ? 'year' : row.date.length === 7 ? 'month' : 'day';
  if (precision === row.datePrecision) return;
  const message = `says ${row.datePrecision}, but "${row.date}" is a ${precision}.`;
  context.addIssue({ code: 'custom', path: ['datePrecision'], message });
}
