import { z } from 'zod';
import { canonicalAddress } from '@/lib/core/address';
import { allChains } from '@/lib/core/chains';
import { parseUsd } from '@/lib/core/money';
import { firstDay, lastDay, parseIsoSeconds, parsePartialDate } from '@/lib/core/time';

// How the value of one parameter is read. Each message completes the sentence "The parameter x …".

/** A reader that throws becomes a schema; what it throws, or `otherwise`, is the message. */
function readBy<T>(read: (text: string) => T, otherwise: string) {
  return z.string().transform((text, context): T => {
    try {
      return read(text);
    } catch {
      context.addIssue({ code: 'custom', message: otherwise });
      return z.NEVER;
    }
  });
}

/** One or more of a set, separated by commas. A set that the settings add to is asked for at each reading. */
export function choices(options: readonly string[] | (() => readonly string[])) {
  const known = () => (typeof options === 'function' ? options() : options);
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''))
    .refine((parts) => parts.length > 0 && parts.every((part) => known().includes(part)), {
      error: () => `takes only: ${known().join(', ')}`,
    })
    .describe(typeof options === 'function' ? 'One or more, separated by commas.' : `One or more of ${options.join(', ')}, separated by commas.`);
}

/** Exactly one of a closed set. */
export function choice<const T extends readonly [string, ...string[]]>(options: T) {
  return z.enum(options, `takes only: ${options.join(', ')}`);
}

/** A text that has to be met whole. */
export const exact = z.string().transform((text) => [text]).describe('The whole text.');

/** Names that are written in small letters, such as those of incidents. */
export const slugs = z
  .string()
  .transform((text) => text.toLowerCase().split(',').map((part) => part.trim()))
  .refine((parts) => parts.every((part) => /^[a-z0-9-]+$/.test(part)), 'takes names of small letters, digits and hyphens')
  .describe('One or more names of small letters, digits and hyphens, separated by commas.');

export const chains = choices(() => allChains().map((chain) => chain.name));

/** A date exactly as the row has it: `2022` finds what is dated by its year alone. */
export const dated = readBy((text) => [parsePartialDate(text).text], 'is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD').describe('YYYY, YYYY-MM or YYYY-MM-DD, as the row has it.');

export const sinceDay = readBy((text) => firstDay(parsePartialDate(text)), 'is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD').describe('The first day: YYYY, YYYY-MM or YYYY-MM-DD.');
export const untilDay = readBy((text) => lastDay(parsePartialDate(text)), 'is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD').describe('The last day: YYYY, YYYY-MM or YYYY-MM-DD.');

const MOMENT = 'is neither a date of the form YYYY, YYYY-MM or YYYY-MM-DD nor a time of the form YYYY-MM-DDTHH:MM:SSZ';
/** The first second of a date, or the second itself, as a number of seconds. */
export const sinceSecond = readBy((text) => secondOf(text, firstDay, '00:00:00'), MOMENT).describe('The first second: a date or YYYY-MM-DDTHH:MM:SSZ.');
/** The last second of a date, or the second itself. */
export const untilSecond = readBy((text) => secondOf(text, lastDay, '23:59:59'), MOMENT).describe('The last second: a date or YYYY-MM-DDTHH:MM:SSZ.');

function secondOf(text: string, day: typeof firstDay, time: string): number {
  return parseIsoSeconds(text.includes('T') ? text : `${day(parsePartialDate(text))}T${time}Z`);
}

/** A whole number between two, both included. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, 'is not a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `is not between ${least} and ${most}`)
    .describe(`A whole number from ${least} to ${most}.`);
}

export const integer = z.string().regex(/^\d{1,15}$/, 'is not a whole number').transform((text) => [String(Number(text))]);
export const baseUnits = z.string().regex(/^\d{1,78}$/, 'is not a whole number of base units').transform((text) => [text]);
/** A decimal amount of whichever asset the row has. */
export const decimal = z.string().regex(/^\d{1,78}(\.\d{1,77})?$/, 'is not a decimal number').transform((text) => [text]);
/** Dollars, compared to the last micro-dollar. */
export const usd = readBy((text) => [parseUsd(text).toString()], 'is not an amount in dollars such as 1500.25').describe('Dollars, such as 1500.25.');
export const moment = readBy((text) => [String(parseIsoSeconds(text))], 'is not a time of the form YYYY-MM-DDTHH:MM:SSZ').describe('YYYY-MM-DDTHH:MM:SSZ.');
export const truth = choice(['true', 'false']).transform((text) => [text]);
export const hash = z.string().transform((text) => [text.toLowerCase()]).describe('A hash in any case.');

/** One chain of each other way to write an address; Solana's is the loosest and comes last. */
const OTHER_FORMS = ['bitcoin', 'litecoin', 'tron', 'solana'];

/** An address of any chain in any case; a checksum that does not hold is refused. */
export const address = readBy(
  (text) => [anyAddress(text.replace(/^0X/, '0x'))],
  'is not a whole address: its checksum or its length is wrong',
).describe('A whole address of any chain; a checksum that does not hold is refused.');

function anyAddress(text: string): string {
  let refusal: unknown;
  for (const chain of text.startsWith('0x') ? ['ethereum'] : OTHER_FORMS) {
    try {
      return canonicalAddress(chain, text);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}
