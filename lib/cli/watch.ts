import { Command } from 'commander';
import { readConfig } from '@/lib/config';
import { DELIVERY_STATES, type DeliveryView, deliveriesOf, resend } from '@/lib/watch/deliveries';
import { createWatchRules, type RuleView, type WatchRules } from '@/lib/watch/rules';
import { runCommand } from './output';
import { asTable } from './table';
import { withStore } from './with-store';

interface AddOptions {
  readonly chain?: string;
  readonly address?: string;
  readonly incident?: string;
  readonly tier?: string;
  readonly category?: string;
  readonly minUsd?: string;
  readonly direction?: string;
  readonly since?: string;
  readonly webhook?: string;
  readonly json: boolean;
}

const JSON_OPTION = ['--json', 'the result as JSON', false] as const;

/** `tracker watch`: what to watch for among new final transfers, and what webhooks were told. */
export function watchCommand(): Command {
  return new Command('watch')
    .description('Rules of what to watch for among new final transfers of flagged wallets, and what webhooks were told of it.')
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(removeCommand())
    .addCommand(deliveriesCommand())
    .addCommand(resendCommand());
}

function addCommand(): Command {
  return new Command('add')
    .description('Keep a rule: each new final transfer that meets all that is given becomes an alert.')
    .option('--address <address>', 'a flagged wallet')
    .option('--chain <name>', 'on this chain alone')
    .option('--incident <slug>', 'wallets that a source ties to this theft')
    .option('--tier <tier>', 'wallets of this tier')
    .option('--category <category>', 'the other end is a service of this category, such as mixer')
    .option('--min-usd <dollars>', 'worth at least so much at the price of the day; what has no known value is told too')
    .option('--direction <direction>', 'out: the wallet sends, in: it receives, any', 'out')
    .option('--since <time>', 'from this moment on, YYYY-MM-DDTHH:MM:SSZ; by default from now')
    .option('--webhook <url>', 'where each alert is sent, signed with WEBHOOK_SECRET')
    .option(...JSON_OPTION)
    .action(({ json, minUsd, ...rest }: AddOptions) => runCommand(json, () => withRules((rules) => rules.add({ ...rest, min_usd: minUsd })), (rule) => `Kept as ${rule.id}: ${inWords(rule)}.`));
}

function listCommand(): Command {
  return new Command('list')
    .description('The rules that are kept, each with the number of its alerts.')
    .option(...JSON_OPTION)
    .action(({ json }: { json: boolean }) => runCommand(json, () => withRules((rules) => rules.list()), rulesInWords));
}

function removeCommand(): Command {
  return new Command('remove')
    .description('End a rule. What it raised stays.')
    .argument('<id>', 'id of the rule')
    .option(...JSON_OPTION)
    .action((id: string, { json }: { json: boolean }) =>
      runCommand(
        json,
        () => withRules(async (rules) => {
          await rules.remove(id);
          return { removed: id };
        }),
        ({ removed }) => `Removed ${removed}.`,
      ),
    );
}

function deliveriesCommand(): Command {
  return new Command('deliveries')
    .description('What webhooks were told, are to be told, or could not be told.')
    .option('--state <state>', `only those that are ${DELIVERY_STATES.join(', ')}`)
    .option(...JSON_OPTION)
    .action(({ state, json }: { state?: string; json: boolean }) =>
      runCommand(json, () => withStore(readConfig(), 'tracker watch', ({ db }) => deliveriesOf(db, state, 500)), deliveriesInWords),
    );
}

function resendCommand(): Command {
  return new Command('resend')
    .description('Have dead letters sent again by the web server, from the first attempt on.')
    .argument('[ids...]', 'ids of dead letters')
    .option('--all', 'all of them')
    .option(...JSON_OPTION)
    .action((ids: string[], { all, json }: { all?: true; json: boolean }) =>
      runCommand(
        json,
        () => withStore(readConfig(), 'tracker watch', ({ db }) => resend(db, all ? { all } : { ids }, new Date())),
        (revived) => `${revived.length} will be sent when the web server runs.`,
      ),
    );
}

function withRules<T>(work: (rules: WatchRules) => Promise<T>): Promise<T> {
  const config = readConfig();
  return withStore(config, 'tracker watch', ({ db }) => work(createWatchRules({ db, webhooks: config.webhooks })));
}

function inWords({ chain, address, incident, tier, category, min_usd: minUsd, direction, since, webhook_host: host }: RuleView): string {
  const parts = [
    `${{ out: 'sent', in: 'received' }[direction] ?? 'sent or received'} by ${address ?? 'any flagged wallet'}`,
    ...(chain === null ? [] : [`on ${chain}`]),
    ...(incident === null ? [] : [`tied to ${incident}`]),
    ...(tier === null ? [] : [`of tier ${tier}`]),
    ...(category === null ? [] : [`with a ${category}`]),
    ...(minUsd === null ? [] : [`worth at least ${minUsd} USD`]),
    `since ${since}`,
    ...(host === null ? [] : [`told to ${host}`]),
  ];
  return parts.join(', ');
}

function rulesInWords(rules: readonly (RuleView & { readonly alerts: number })[]): string {
  if (rules.length === 0) return 'Nothing is watched for. See tracker watch add --help.';
  return asTable([['id', 'alerts', 'watches for transfers'], ...rules.map((rule) => [rule.id, String(rule.alerts), inWords(rule)])]);
}

function deliveriesInWords({ rows, total }: { readonly rows: readonly DeliveryView[]; readonly total: number }): string {
  if (total === 0) return 'There are none.';
  const lines = rows.map(({ id, state, attempts, next_at: next, error }) => [id, state, String(attempts), next ?? '', error ?? '']);
  const table = asTable([['id', 'state', 'attempts', 'next', 'last failure'], ...lines]);
  return rows.length < total ? `${table}\nThe latest ${rows.length} of ${total}.` : table;
}
