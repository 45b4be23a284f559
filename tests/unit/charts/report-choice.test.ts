import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPORT_METHODS, REPORT_SECTIONS } from '@/lib/charts/contract';
import { readReportChoice, reportQuery } from '@/lib/charts/report/choice';
import { reportCharts } from '@/lib/charts/report/charts';

const read = (query: string) => readReportChoice(new URLSearchParams(query));
const WALLET = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2';

describe('the choice of a report', () => {
  it('without anything is of everything, by FIFO', () => {
    expect(read('')).toEqual({ incidents: [], wallets: [], method: 'fifo', sections: [...REPORT_SECTIONS] });
  });

  it('is the same from boxes that are ticked, from commas and from lines, empty fields left out', () => {
    const lines = `\nethereum:${WALLET.toLowerCase()}\r\n ethereum:${WALLET}\n`;
    const boxes = new URLSearchParams([['incident', 'b'], ['incident', 'a'], ['wallet', lines], ['since', ''], ['until', '2025-02'], ['method', ''], ['section', 'timeline'], ['section', 'thefts']]);
    const commas = read(`section=thefts,timeline&until=2025-02-28&wallet=ethereum:${WALLET}&incident=a,b,a`);
    expect(readReportChoice(boxes)).toEqual(commas);
    expect(commas).toEqual({ incidents: ['a', 'b'], wallets: [{ chain: 'ethereum', address: WALLET }], until: '2025-02-28', method: 'fifo', sections: ['thefts', 'timeline'] });
  });

  it.each([
    ['colour=red', 'bad_request', 'colour'],
    ['since=2025&since=2024', 'bad_request', 'since'],
    ['section=poems', 'bad_value', 'section'],
    ['method=poison', 'bad_value', 'method'],
    ['incident=../etc', 'bad_value', 'incident'],
    ['wallet=0x12', 'bad_value', 'wallet'],
    ['wallet=atlantis:0x12', 'bad_value', 'wallet'],
    ['wallet=ethereum:0x12', 'bad_value', 'wallet'],
    [`wallet=ethereum:${WALLET.replace('f', 'F')}`, 'bad_value', 'wallet'],
    ['since=yesterday', 'bad_value', 'since'],
    ['since=2025&until=2024', 'bad_value', 'until'],
    [`incident=${Array.from({ length: 101 }, (_, i) => `a${i}`).join()}`, 'bad_value', 'incident'],
  ])('that can not be is refused with its field: %s', (query, code, field) => {
    expect(() => read(query)).toThrow(expect.objectContaining({ code, field }));
  });

  it('is asked for again by its own address, whatever it is', () => {
    const day = fc.date({ min: new Date('2010-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    const choices = fc.record({
      incident: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/), { maxLength: 4 }),
      section: fc.subarray([...REPORT_SECTIONS]),
      method: fc.constantFrom(...REPORT_METHODS),
      days: fc.tuple(day, day),
    });
    fc.assert(
      fc.property(choices, ({ incident, section, method, days }) => {
        const [since = '', until = ''] = [...days].sort();
        const choice = readReportChoice(new URLSearchParams({ incident: incident.join(), section: section.join(), method, since, until }));
        expect(read(reportQuery(choice))).toEqual(choice);
      }),
    );
  });
});

describe('the charts of a report', () => {
  it('are of its incidents and period, none of all thefts where some are picked', () => {
    const choice = read('incident=a&since=2025&section=thefts,attributions,traces');
    const charts = reportCharts(choice, ['a'], ['a']).map(({ name, params }) => `${name}?${String(params)}`);
    expect(charts).toEqual(['attributions?incident=a&since=2025-01-01', 'time-to-launder?incident=a&method=fifo', 'flow-a?incident=a']);
    expect(reportCharts(choice, [], [])).toEqual([]);
  });
});
