import { z } from 'zod';
import type { AttributionRow, Column, IncidentRow, PartyAttributionRow } from '@/lib/charts/contract';
import { INCIDENT_TIERS } from '@/lib/core/tiers';
import { firstDay, lastDay, parsePartialDate } from '@/lib/core/time';
import { assertIncidents, type Chart } from './context';
import { eventsBetween } from './events';
import { choices, sinceDay, slugs, untilDay } from './fields';
import { attributions as statements } from './lists/attributions';
import { incidents } from './lists/incidents';
import { readAll } from './lists/read';
import { assertSpan, badValue, readParams } from './params';
import { sourceRefs } from './source-refs';

/** What it may be asked for. */
export const params = {
  incident: slugs.optional(),
  party: z.string().optional(),
  tier: choices(INCIDENT_TIERS).optional(),
  since: sinceDay.optional(),
  until: untilDay.optional(),
};

const columns: Column[] = [
  { name: 'incident', title: 'Incident', type: 'text' },
  { name: 'victim', title: 'Victim', type: 'text' },
  { name: 'incident_date', title: 'Date of the theft', type: 'date' },
  { name: 'tier', title: 'Tier of the attribution', type: 'text' },
  { name: 'party', title: 'Party', type: 'text', note: 'A government; where no dated statement is held, whoever attributes the theft as the ledger writes it.' },
  { name: 'basis', title: 'Basis', type: 'text', note: 'Dated statements, or what the ledger says and no more.' },
  { name: 'statements', title: 'Statements held', type: 'integer', note: '0 is no denial.' },
  { name: 'first_date', title: 'First stated on', type: 'date' },
  { name: 'first_form', title: 'Form of the first statement', type: 'text' },
  { name: 'first_body', title: 'Body that made it', type: 'text' },
  { name: 'first_access', title: 'Whether its text was seen', type: 'text' },
  { name: 'jointly_with', title: 'Made together with', type: 'list' },
  { name: 'later', title: 'Later statements', type: 'list' },
  { name: 'stated_usd', title: 'Amount stated in USD', type: 'usd', unit: 'USD', note: 'Of the earliest statement that has one.' },
  { name: 'sources', title: 'Sources', type: 'list' },
];

const NOTES = [
  'A party without a row, or an empty cell, means that no statement is held here, not that a government denies anything.',
  'A joint statement counts for each of those who made it. What was stated is never added up.',
];

/** Who said of which theft that the DPRK did it, when first and in which form: the newest theft first. */
export const attributions: Chart<'attributions'> = async ({ db, asOf }, query) => {
  const { incident, party, tier, since, until } = readParams(query, params);
  assertSpan(since, until);
  await assertIncidents(db, incident ?? []);
  const [thefts, stated] = [await readAll(db, incidents), await readAll(db, statements)];
  const all = thefts.reverse().flatMap((theft) => rowsOf(theft, stated.filter((one) => one.incident === theft.slug)));
  const parties = party === undefined ? undefined : partiesOf(party, all);
  const rows = all.filter(
    (row) =>
      (incident?.includes(row.incident) ?? true) &&
      (parties?.includes(row.party) ?? true) &&
      (tier?.includes(row.tier) ?? true) &&
      isWithin(row.first_date, since, until),
  );
  const days = rows.flatMap(({ first_date: date }) => (date === null ? [] : [parsePartialDate(date)]));
  const [first, last] = [days.map(firstDay).sort()[0], days.map(lastDay).sort().at(-1)];
  return {
    id: 'attributions',
    title: 'Attributed, by government',
    subtitle: 'Thefts by the governments that said the DPRK did it, with the date and form of the first statement',
    unit: 'statements',
    columns,
    rows,
    events: await eventsBetween(db, first, last),
    sources: await sourceRefs(db, rows.flatMap(({ sources }) => sources)),
    asOf,
    complete: rows.every(({ basis }) => basis === 'statement'),
    notes: [...NOTES, ...ledgerNote(rows)],
    methodVersion: '1',
  };
};

/** Statements come earliest first. */
function rowsOf(theft: IncidentRow, stated: readonly AttributionRow[]): PartyAttributionRow[] {
  const whose = { incident: theft.slug, victim: theft.victim, incident_date: theft.date, tier: theft.tier };
  if (stated.length === 0) {
    return [{
      ...whose, party: theft.attributed_by, basis: 'ledger', statements: 0, first_date: theft.attribution_date, first_form: null,
      first_body: null, first_access: null, jointly_with: [], later: [], stated_usd: null, sources: theft.sources,
    }];
  }
  return [...new Set(stated.flatMap(({ parties }) => parties))].map((party) => {
    const own = stated.filter(({ parties }) => parties.includes(party));
    const [first, ...later] = own as [AttributionRow, ...AttributionRow[]];
    return {
      ...whose,
      party,
      basis: 'statement',
      statements: own.length,
      first_date: first.date,
      first_form: first.form,
      first_body: first.body,
      first_access: first.access,
      jointly_with: first.parties.filter((other) => other !== party),
      later: later.map(({ date, form, body }) => `${date} ${form}, ${body}`),
      stated_usd: own.find(({ stated_amount_usd: usd }) => usd !== null)?.stated_amount_usd ?? null,
      sources: [...new Set(own.flatMap(({ sources }) => sources))],
    };
  });
}

/** A party as it is written, commas and all, or several in short. Throws `bad_value` for one that nobody is. */
function partiesOf(text: string, rows: readonly PartyAttributionRow[]): string[] {
  const known = new Set(rows.map(({ party }) => party));
  const wanted = known.has(text) ? [text] : text.split(',').map((part) => part.trim());
  if (wanted.every((party) => known.has(party))) return wanted;
  const governments = new Set(rows.filter(({ basis }) => basis === 'statement').map(({ party }) => party));
  throw badValue('party', `names none that attributes a theft here: ${[...governments].join(', ')}, or one as a row has it`);
}

/** A row without a date lies outside every span. */
function isWithin(date: string | null, since: string | undefined, until: string | undefined): boolean {
  if (date === null) return since === undefined && until === undefined;
  const day = parsePartialDate(date);
  return (since === undefined || lastDay(day) >= since) && (until === undefined || firstDay(day) <= until);
}

function ledgerNote(rows: readonly PartyAttributionRow[]): string[] {
  const without = rows.filter(({ basis }) => basis === 'ledger').length;
  if (without === 0) return [];
  return [`Of ${without} thefts no dated statement is held: their row says who attributes them as the ledger writes it, be it a court, a body, a firm or a researcher, and for some of them the day.`];
}
