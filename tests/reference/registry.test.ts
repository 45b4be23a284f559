import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { canonicalAddress } from '@/lib/core/address';
import { parseUnits } from '@/lib/core/money';
import { readRegistry, type RowOf } from '@/lib/registry';

type Cells = Record<string, string>;
const folder = resolve(process.cwd(), process.env.SHARED_DIR ?? '../shared', 'reference');

function facts(name: string): Cells[] {
  const path = resolve(folder, `${name}.csv`);
  if (!existsSync(path)) throw new Error(`The reference facts are not at ${path}. Set SHARED_DIR to the folder that holds reference/.`);
  return parse(readFileSync(path, 'utf8'), { columns: true });
}

const registry = readRegistry();
const citations = new Map(registry.sources.map(({ id, citation }) => [id, citation]));

/** The source text as the facts have it: the citations in their order, parted by semicolons. */
const sourceText = (ids: readonly string[]) => ids.map((id) => citations.get(id)).join('; ');
const text = (cell: string | null | undefined) => cell ?? '';
const list = (cells: readonly string[]) => cells.join(';');
const units = (cell: string | null | undefined) => (text(cell) === '' ? null : parseUnits(text(cell), 30));
const evm = (cell: string | undefined) => (text(cell) === '' ? null : canonicalAddress('ethereum', text(cell)));
const number = (cell: string | undefined) => (text(cell) === '' ? null : Number(cell));
/** A note of ours may go on where the note of the facts ends. */
const begins = (note: string | null, start: string | undefined) => text(note).startsWith(text(start));

describe('nothing of the reference facts is lost or changed', () => {
  it('wallets', () => {
    const rows = facts('wallets');
    expect(registry.wallets).toHaveLength(rows.length);
    rows.forEach((row, i) => {
      const found = registry.wallets[i]!;
      expect({ ...found, incidents: list(found.incidents), sources: sourceText(found.sources), authorityDate: text(found.authorityDate) }).toEqual({
        chain: row.chain,
        address: canonicalAddress(row.chain!, row.address!),
        label: row.label,
        actor: row.actor,
        incidents: row.incidents,
        context: row.context,
        authority: row.authority,
        authorityDate: row.authority_date,
        tier: row.confidence,
        access: 'second hand',
        addressCheck: row.address_check,
        sources: row.source,
      });
    });
  });

  it('incidents', () => {
    const rows = facts('incidents');
    expect(registry.incidents).toHaveLength(rows.length);
    rows.forEach((row, i) => {
      const found = registry.incidents[i]!;
      expect([found.slug, found.date, found.victim, list(found.chains), found.attributedBy, text(found.attributionDate), found.tier]).toEqual(
        [row.slug, row.date, row.victim, row.chains, row.attributed_by, row.attribution_date, row.attribution_tier],
      );
      expect(units(found.lossUsd), row.slug).toBe(units(row.amount_usd));
      expect(sourceText(found.sources)).toBe(row.source);
      expect(begins(found.note, row.note), row.slug).toBe(true);
    });
  });

  it('attributions', () => {
    const victims = new Map(registry.incidents.map(({ slug, victim }) => [slug, victim]));
    const rows = facts('attributions');
    expect(registry.attributions).toHaveLength(rows.length);
    rows.forEach((row, i) => {
      const found = registry.attributions[i]!;
      expect([found.incident, list(found.parties), found.body, found.date, found.form, text(found.note)]).toEqual(
        [row.incident, row.party, row.body, row.date, row.form, row.note],
      );
      expect(units(found.statedUsd)).toBe(units(row.stated_amount_usd));
      expect(victims.get(found.incident)?.startsWith(row.victim!), row.victim).toBe(true);
    });
  });

  const entry = (id: string | undefined): RowOf<'timeline'> => registry.timeline.find((row) => row.id === id)!;
  const shared = (found: RowOf<'timeline'>) =>
    [found.date, found.datePrecision, found.kind, list(found.parties), found.title, found.summary, found.titleKo, found.titleJa];
  const sharedCells = (row: Cells) =>
    [row.date, row.date_precision, row.kind, row.parties, row.title, row.summary, row.title_ko, row.title_ja];

  it('the entries of the article, and what was added to them', () => {
    for (const row of facts('timeline_article')) {
      const found = entry(row.id);
      expect(shared(found)).toEqual(sharedCells(row));
      expect([found.origin, found.articleSays, found.dateSource, text(found.publicRecordAdds)]).toEqual(
        ['article', row.what_the_article_says, row.date_source, row.public_record_adds],
      );
    }
  });

  it('the entries of public record, their official wordings and how far each was verified', () => {
    const rows = facts('timeline_public');
    expect(registry.timeline).toHaveLength(rows.length + facts('timeline_article').length);
    for (const row of rows) {
      const found = entry(row.id);
      expect(shared(found)).toEqual(sharedCells(row));
      expect([found.origin, found.access, text(found.titleKoOfficial), text(found.titleJaOfficial)]).toEqual(
        ['public', row.verified, row.title_ko_official, row.title_ja_official],
      );
      expect(sourceText(found.sources)).toBe(row.source);
    }
  });

  it('services', () => {
    const expected = facts('services').map((row) => [row.chain, canonicalAddress(row.chain!, row.address!), row.name, row.category, row.source]);
    expect(registry.services.map((row) => [row.chain, row.address, row.name, row.category, sourceText(row.sources)])).toEqual(expected);
  });

  it('theft transactions; of the kind that a text gave, only the words changed', () => {
    const rows = facts('theft_transactions');
    expect(registry.theftTransactions).toHaveLength(rows.length);
    rows.forEach((row, i) => {
      const found = registry.theftTransactions[i]!;
      expect([found.incident, found.role, text(found.date), found.chain, found.txHash, found.block, text(found.timestamp)]).toEqual(
        [row.incident, row.role, row.date_utc, row.chain, row.tx_hash, number(row.block), row.timestamp_utc],
      );
      expect([found.from, found.to, found.assetContract, found.confidence]).toEqual(
        [evm(row.from), evm(row.to), evm(row.token_contract), row.confidence],
      );
      expect(found.note?.endsWith(row.note!), row.tx_hash).toBe(true);
      if (row.asset === 'none (delegatecall)') expect([found.asset, found.kind, found.amount]).toEqual([null, null, null]);
      else {
        expect(found.asset).toBe(row.asset!.replace(/ \(internal transfer.*\)$/, ''));
        expect(found.kind).toBe(row.asset!.includes('internal transfer') ? 'internal' : 'token');
        expect(units(found.amount)).toBe(units(row.amount));
      }
    });
  });

  it('observed transfers', () => {
    const expected = facts('observed_transfers').map((row) =>
      [row.tx_hash, Number(row.block), row.timestamp_utc, evm(row.from), evm(row.to), row.asset, evm(row.token_contract), units(row.amount)],
    );
    const found = registry.observedTransfers.map((row) =>
      [row.txHash, row.block, row.timestamp, row.from, row.to, row.asset, row.assetContract, units(row.amount)],
    );
    expect(found).toEqual(expected);
  });

  it('prices and daily series', () => {
    expect(registry.prices.map((row) => [row.date, units(row.usd), sourceText(row.sources)])).toEqual(
      facts('eth_usd_daily').map((row) => [row.date, units(row.usd_at_00_00_utc), row.source]),
    );
    expect(
      registry.observedSeries.map((row) =>
        [row.incident, row.date, row.flow, row.from, text(row.toCategory), text(row.toName), row.asset, units(row.amount), row.transfers, sourceText(row.sources)],
      ),
    ).toEqual(
      facts('observed_series').map((row) =>
        [row.incident, row.date, row.flow, evm(row.from), row.to_category, row.to_name, row.asset!.replace(' value', ''), units(row.amount), Number(row.transfers), row.source],
      ),
    );
    expect(registry.mixerDeposits.map((row) => [row.date, row.deposits, units(row.amount)])).toEqual(
      facts('tornado_100eth_daily_deposits').map((row) => [row.date_utc, Number(row.deposits), units(row.eth)]),
    );
  });

  it('reported flows', () => {
    const rows = facts('reported_flows');
    expect(registry.reportedFlows).toHaveLength(rows.length);
    rows.forEach((row, i) => {
      const found = registry.reportedFlows[i]!;
      expect([found.id, found.incident, found.kind, text(found.asOf), text(found.periodStart), text(found.periodEnd), found.stage]).toEqual(
        [row.id, row.incident, row.kind, row.as_of, row.period_start, row.period_end, row.stage],
      );
      expect([text(found.service), text(found.asset), text(found.amount), text(found.sharePercent), found.reportedBy]).toEqual(
        [row.service, row.asset, row.amount, row.share_percent, row.reported_by],
      );
      expect([text(found.publicationDate), text(found.note), units(found.amountUsd)]).toEqual(
        [row.publication_date, row.note, units(row.amount_usd)],
      );
      expect(sourceText(found.sources)).toBe(row.source!.replace(' ; ', '; '));
    });
  });

  it('official totals and laundering waves', () => {
    expect(
      registry.officialTotals.map((row) => [row.body, row.period, units(row.totalUsd), row.incidents, row.published, row.access, text(row.note)]),
    ).toEqual(
      facts('official_totals').map((row) =>
        [row.body, row.period, units(row.total_usd), number(row.incidents), row.published, row.verified, row.note],
      ),
    );
    expect(
      registry.launderingWaves.map((row) => [row.wave, row.fromDay, row.toDay, row.reportedBy, row.published, row.access, text(row.note)]),
    ).toEqual(
      facts('laundering_waves').map((row) =>
        [row.wave, Number(row.from_day), Number(row.to_day), row.reported_by, row.published, row.verified, row.note],
      ),
    );
  });
});
