import { REPORT_METHODS, REPORT_SECTIONS, type ReportChoice, type ReportWallet } from '@/lib/charts/contract';
import { canonicalAddress, displayAddress } from '@/lib/core/address';
import { allChains } from '@/lib/core/chains';
import { TrackerError } from '@/lib/core/errors';
import { choice, sinceDay, untilDay } from '../fields';
import { badValue, readParams } from '../params';

/** The parameters of a report. The first three take several values, by commas or by being given again. */
const SEVERAL = ['incident', 'wallet', 'section'] as const;
const NAMES: readonly string[] = [...SEVERAL, 'since', 'until', 'method'];
/** More than anybody picks by hand; who wants more asks for all. */
const MOST = 100;

const single = {
  since: sinceDay.optional(),
  until: untilDay.optional(),
  method: choice(REPORT_METHODS).default('fifo'),
};

/**
 * What a query asks of a report: `incident`, `wallet` (as `chain:address`), `section`, `since`, `until`, `method`. No
 * section means all. Throws `bad_request` for an unknown name, `bad_value` with its field for what can't be.
 */
export function readReportChoice(params: URLSearchParams): ReportChoice {
  const unknown = [...params.keys()].find((name) => !NAMES.includes(name));
  if (unknown !== undefined) {
    throw new TrackerError('bad_request', `There is no parameter "${unknown.slice(0, 50)}" here.`, { fix: `Known are: ${NAMES.join(', ')}.`, field: unknown.slice(0, 50) });
  }
  const rest = new URLSearchParams(params);
  for (const name of SEVERAL) rest.delete(name);
  const { since, until, method } = readParams(rest, single);
  if (since !== undefined && until !== undefined && since > until) throw badValue('until', 'lies before since');
  const sections = severalOf(params, 'section');
  const wrong = sections.find((name) => !REPORT_SECTIONS.some((known) => known === name));
  if (wrong !== undefined) throw badValue('section', `takes only: ${REPORT_SECTIONS.join(', ')}`);
  return {
    incidents: severalOf(params, 'incident').map(slug).sort(),
    wallets: unique(severalOf(params, 'wallet').map(wallet)),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    method,
    sections: REPORT_SECTIONS.filter((section) => sections.length === 0 || sections.includes(section)),
  };
}

/** The parameters that ask for this choice again: the same choice gives the same text. */
export function reportQuery({ incidents, wallets, since, until, method, sections }: ReportChoice): string {
  const several = (name: string, values: readonly string[]) => (values.length === 0 ? [] : [`${name}=${values.map(encodeURIComponent).join(',')}`]);
  return [
    ...several('incident', incidents),
    // Nothing in a chain's name or an address has to be spelt out in a URL.
    ...(wallets.length === 0 ? [] : [`wallet=${wallets.map(walletId).join(',')}`]),
    ...(since === undefined ? [] : [`since=${since}`]),
    ...(until === undefined ? [] : [`until=${until}`]),
    `method=${method}`,
    ...several('section', sections),
  ].join('&');
}

/** `chain:address`. */
export function walletId({ chain, address }: ReportWallet): string {
  return `${chain}:${address}`;
}

/** Whether it is of all that there is. */
export function isOfEverything({ incidents, wallets, since, until }: ReportChoice): boolean {
  return incidents.length + wallets.length === 0 && since === undefined && until === undefined;
}

function severalOf(params: URLSearchParams, name: (typeof SEVERAL)[number]): string[] {
  const values = params.getAll(name).flatMap((text) => text.split(/[,\s]+/)).filter((text) => text !== '');
  if (values.length > MOST) throw badValue(name, `takes at most ${MOST} values`);
  return [...new Set(values)];
}

function slug(text: string): string {
  if (!/^[a-z0-9-]{1,80}$/.test(text)) throw badValue('incident', 'takes names of small letters, digits and hyphens');
  return text;
}

function wallet(text: string): ReportWallet {
  const [, chain = '', address = ''] = /^([a-z0-9-]+):(.{1,120})$/.exec(text) ?? [];
  if (!allChains().some(({ name }) => name === chain)) {
    throw badValue('wallet', `takes chain:address, such as ethereum:0x…, with one of the chains ${allChains().map(({ name }) => name).join(', ')}`);
  }
  try {
    return { chain, address: displayAddress(chain, canonicalAddress(chain, address)) };
  } catch (error) {
    if (error instanceof TrackerError) throw badValue('wallet', `names no address of ${chain}: "${address.slice(0, 60)}". ${error.message.replace(/\.$/, '')}`);
    throw error;
  }
}

function unique(wallets: readonly ReportWallet[]): ReportWallet[] {
  const byId = new Map(wallets.map((one) => [walletId(one), one]));
  return [...byId.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
