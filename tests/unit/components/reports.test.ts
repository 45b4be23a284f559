import { describe, expect, it } from 'vitest';
import { asWritten, byReporter, ofKind } from '@/components/incidents/reports';
import type { ReportedFlowRow } from '@/lib/charts/contract';

const row = (changes: Partial<ReportedFlowRow>): ReportedFlowRow => ({
  id: 'r',
  kind: 'reported',
  as_of: null,
  stage: 'mixer',
  service: null,
  asset: null,
  amount: null,
  amount_usd: null,
  share_percent: null,
  reported_by: 'A',
  publication_date: null,
  note: null,
  sources: [],
  ...changes,
});

describe('what others reported', () => {
  it('keeps a network volume and a status out of the statements about the loot', () => {
    const rows = [row({ id: '1' }), row({ id: '2', kind: 'network volume' }), row({ id: '3', kind: 'status' })];
    expect(ofKind(rows, 'reported').map(({ id }) => id)).toEqual(['1']);
    expect(ofKind(rows, 'network volume').map(({ id }) => id)).toEqual(['2']);
  });

  it('gives each reporter a series of its own, newest first, the undated last', () => {
    const rows = [
      row({ id: '1', reported_by: 'A', as_of: '2025-02' }),
      row({ id: '2', reported_by: 'B', as_of: '2025-03-04' }),
      row({ id: '3', reported_by: 'A', as_of: '2025-03-01' }),
      row({ id: '4', reported_by: 'A' }),
    ];
    expect(byReporter(rows).map(([reporter, own]) => [reporter, own.map(({ id }) => id)])).toEqual([
      ['B', ['2']],
      ['A', ['3', '1', '4']],
    ]);
  });

  it('shows the figures as they were written, neither converted nor added', () => {
    expect(asWritten(row({ asset: 'ETH', amount: '499000', amount_usd: '1390000000', share_percent: '8' }))).toBe(
      '499000 ETH, 1,390,000,000 USD, 8 %',
    );
    expect(asWritten(row({ asset: 'ETH to BTC' }))).toBe('ETH to BTC');
    expect(asWritten(row({}))).toBe('no figure given');
  });
});
