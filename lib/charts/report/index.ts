import type { IncidentRow, ReportChoice, ReportFile, ReportMethod, ReportSection } from '@/lib/charts/contract';
import { canonicalAddress } from '@/lib/core/address';
import type { Condition } from '@/lib/db/list-query';
import type { ChartContext } from '../context';
import { LIST_DEFINITIONS as LISTS } from '../lists';
import { readWhere } from '../lists/read';
import { isOfEverything, walletId } from './choice';
import { type ReportChart, reportCharts } from './charts';
import { complianceFile } from './compliance';
import { studyFile } from './event-studies';
import { listFile } from './lists';
import { type Scope, scopeOf } from './scope';
import { traceable, traceFiles } from './traces';

export { readReportChoice, reportQuery } from './choice';

/** A report that is ready to be read. */
export interface Report {
  readonly choice: ReportChoice;
  /** What the choice leaves out, finds nothing of or makes long, one sentence each. */
  readonly notes: readonly string[];
  /** The charts that belong to it, and its victims for their labels. */
  readonly charts: readonly ReportChart[];
  readonly victims: readonly Pick<IncidentRow, 'slug' | 'victim'>[];
  /** Its files in their order, each made when the one before was read; once. */
  readonly files: () => AsyncGenerator<ReportFile>;
}

/**
 * The report of a choice over what the store holds: the same store and choice give the same. Throws `bad_value` for an
 * incident that does not exist.
 */
export async function openReport(context: ChartContext, choice: ReportChoice): Promise<Report> {
  const scope = await scopeOf(context, choice);
  const { traced, untraced } = await traceable(context, scope);
  const has = (section: ReportSection) => choice.sections.includes(section);
  const notes = [
    ...(isOfEverything(choice) ? ['This is a report of everything that the store holds. It is sent while it is being read and may take minutes.'] : []),
    ...(await unknownWallets(context, choice, scope)),
    ...(has('traces') && untraced.length > 0 ? [`Not traced, for no theft transaction of them is sure: ${untraced.join(', ')}.`] : []),
    ...(has('traces') && (choice.since ?? choice.until) !== undefined ? ['Traces are whole: the period does not cut them.'] : []),
  ];
  return {
    choice,
    notes,
    charts: reportCharts(choice, scope.named ? scope.incidents.map(({ slug }) => slug) : undefined, traced),
    victims: scope.incidents,
    files: () => filesOf(context, choice, scope, traced),
  };
}

async function* filesOf(context: ChartContext, choice: ReportChoice, scope: Scope, traced: readonly string[]): AsyncGenerator<ReportFile> {
  const has = (section: ReportSection) => choice.sections.includes(section);
  const filters = filtersOf(choice);
  const slugs = scope.incidents.map(({ slug }) => slug);
  const entries = ofIncidents(scope, 'incidents', slugs);
  if (has('thefts')) {
    const where = slugs.length === 0 ? undefined : [{ field: 'slug', anyOf: slugs }];
    yield await listFile(context, { section: 'thefts', title: 'Thefts', list: LISTS.incidents, where, filters });
  }
  if (has('attributions')) {
    const where = ofIncidents(scope, 'incident', slugs);
    yield await listFile(context, { section: 'attributions', title: 'Statements that North Korea did it', list: LISTS.attributions, where, filters });
  }
  const places = new Map<string, { method: ReportMethod; incidents: Set<string> }>();
  if (has('traces')) yield* traceFiles(context, traced, choice.method, places);
  if (has('transfers')) {
    yield await listFile(context, { section: 'transfers', title: 'Transfers', list: LISTS.transfers, where: scope.transfers, filters });
    yield await complianceFile(context, scope, places, filters);
  }
  if (has('timeline')) {
    yield await listFile(context, { section: 'timeline', title: 'What governments did', list: LISTS.timeline, where: entries, filters });
  }
  if (has('event-study')) {
    const study = await studyFile(context, entries, filters);
    if (study !== undefined) yield study;
  }
}

/** What is dated in the period and names one of the incidents, where some are picked; undefined where nothing can. */
function ofIncidents({ named, days }: Scope, field: string, slugs: readonly string[]): readonly Condition[] | undefined {
  if (!named) return days;
  return slugs.length === 0 ? undefined : [{ field, anyOf: slugs }, ...days];
}

async function unknownWallets({ db }: ChartContext, { wallets }: ReportChoice, { flagged }: Scope): Promise<string[]> {
  const notes: string[] = [];
  for (const wallet of wallets) {
    if (flagged.has(walletId(wallet))) continue;
    const { chain, address } = wallet;
    const { total } = await readWhere(db, LISTS.transfers, [{ field: 'subject', anyOf: [`${chain}:${canonicalAddress(chain, address)}`] }], { limit: 1 });
    notes.push(`No source here flags ${walletId(wallet)}${total === 0 ? ', and no stored transfer names it' : ''}.`);
  }
  return notes;
}

function filtersOf({ incidents, wallets, since, until }: ReportChoice): Record<string, string> {
  return {
    ...(incidents.length === 0 ? {} : { incident: incidents.join(',') }),
    ...(wallets.length === 0 ? {} : { wallet: wallets.map(walletId).join(',') }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}
