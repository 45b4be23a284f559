import { Command, Option } from 'commander';
import { readConfig } from '@/lib/config';
import { TrackerError } from '@/lib/core/errors';
import { isoDay } from '@/lib/core/time';
import { WALLET_TIERS } from '@/lib/core/tiers';
import { compareList, type ListChange, listRecord, takeList } from '@/lib/ingest/take-list';
import { describeList, type Given } from '@/lib/registry/import/describe';
import { LIST_FORMATS, type Listing, type ListFormat } from '@/lib/registry/import/listing';
import { readList } from '@/lib/registry/import/read-list';
import { openSource } from '@/lib/registry/import/source';
import { runCommand } from './output';
import { withStore } from './with-store';

interface Options extends Given {
  readonly format?: ListFormat;
  readonly yes: boolean;
  readonly json: boolean;
}

const HELP = `
  tracker import-list SDN_ADVANCED.XML                       what OFAC's list would change
  tracker import-list SDN_ADVANCED.XML --yes                 take it
  tracker import-list lazarus.yaml --licence MIT --tier analyst-secondary --yes
  tracker import-list wallets.csv --title "Desk list" --licence internal --date 2026-11-20 --tier suspected --yes

A row that can't be read is told, and the others are taken. What a list no longer has stays as history.`;

/** `tracker import-list`: shows what a list from outside would change, and takes it with --yes. */
export function importListCommand(): Command {
  return new Command('import-list')
    .description("Take a list from outside: OFAC's SDN_ADVANCED.XML, a GraphSense TagPack, a CSV. Shows what it changes first.")
    .argument('<source>', 'a file, or an http or https URL')
    .addOption(new Option('--format <name>', 'what it is; by its name if not given').choices(LIST_FORMATS))
    .option('--id <id>', 'how it is called here; later editions take the same')
    .option('--title <text>', 'what it is called, where it does not say so itself')
    .option('--licence <text>', 'under which licence it may be used')
    .option('--date <day>', 'day of its issue, YYYY-MM-DD, where it does not say so itself')
    .addOption(new Option('--tier <name>', 'how sure what it says is; suspected if not given').choices(WALLET_TIERS))
    .option('--dprk', 'every row ties its address to DPRK actors, though it may not say so', false)
    .option('--yes', 'take it', false)
    .option('--json', 'the result as JSON', false)
    .addHelpText('after', HELP)
    .action((source: string, options: Options) => runCommand(options.json, () => importList(source, options), inWords));
}

interface Result {
  readonly change: ListChange;
  readonly taken: boolean;
  toJSON(): unknown;
}

async function importList(source: string, { format, yes, ...given }: Options): Promise<Result> {
  const today = isoDay(Date.now());
  const opened = await openSource(source);
  const kind = format ?? formatOf(opened.origin);
  const list = describeList(await readList(opened, kind, today), kind, opened.origin, given, today);
  return withStore(readConfig(), 'tracker import-list', async ({ db }) => {
    const change = await compareList(db, list);
    const taken = yes && change.changes;
    if (taken) await takeList(db, change, new Date());
    return { change, taken, toJSON: () => listRecord(change, taken) };
  });
}

function formatOf(origin: string): ListFormat {
  if (/\.xml$/i.test(origin)) return 'ofac';
  if (/\.ya?ml$/i.test(origin)) return 'tagpack';
  if (/\.(csv|tsv)$/i.test(origin)) return 'csv';
  throw new TrackerError('bad_value', 'The name does not tell what it is.', { fix: `Say it by --format: ${LIST_FORMATS.join(', ')}.`, field: 'format' });
}

const LISTED = 20;
const number = new Intl.NumberFormat('en-US');

function inWords({ change, taken }: Result): string {
  const { list, before, added, removed, changed, unchanged, described, distrusted } = change;
  const { id, title, date, licence, tier, origin, listings, unread, newAssets } = list;
  return [
    `${title} of ${date} (${id}), from ${origin}`,
    `licence: ${licence}; how sure: ${tier}; ${before === null ? 'new' : `held: the edition of ${before}`}`,
    ...(distrusted === null ? [] : [`It is on the distrust list, so what it says decides nothing: ${distrusted}`]),
    `${number.format(listings.length)} addresses: ${number.format(added.length)} new, ${number.format(removed.length)} removed, ${number.format(changed.length)} changed, ${number.format(unchanged)} as before`,
    ...(newAssets.size === 0 ? [] : [`asset codes that are new to us: ${[...newAssets].map(([code, count]) => `${code} (${count})`).join(', ')}`]),
    ...some(added.map((row) => `+ ${rowInWords(row)}`)),
    ...some(removed.map((row) => `- ${rowInWords(row)}`)),
    ...some(changed.map(({ after, fields }) => `~ ${rowInWords(after)}: ${fields.join(', ')}`)),
    ...(described.length === 0 ? [] : [`said anew of the list: ${described.join(', ')}`]),
    ...(unread.length === 0 ? [] : [`${number.format(unread.length)} rows that could not be read, or not wholly:`]),
    ...some(unread.map(({ place, problem }) => `! ${place}: ${problem}`)),
    taken ? 'Taken.' : change.changes ? 'Nothing was taken. Add --yes to take it.' : 'The store holds just that already: nothing changes.',
  ].join('\n');
}

function rowInWords({ chain, address, entity, programmes, date, delisted }: Listing): string {
  const programme = programmes.length === 0 ? '' : ` [${programmes.join(', ')}]`;
  return `${chain} ${address} ${entity}${programme}${date === null ? '' : `, ${date}`}${delisted === null ? '' : `, delisted ${delisted}`}`;
}

function some(lines: readonly string[]): string[] {
  const shown = lines.slice(0, LISTED).map((line) => `  ${line}`);
  return lines.length > LISTED ? [...shown, `  and ${number.format(lines.length - LISTED)} more: see --json`] : shown;
}
