import { describe, expect, it } from 'vitest';
import { INCIDENT_TIERS, WALLET_TIERS } from '@/lib/core/tiers';
import { shortAddress } from '@/lib/format/address';
import { formatDate, formatDuration, formatPeriod, formatTime } from '@/lib/format/date';
import { incidentTierLabel, shortVictim, stageLabel, walletTierLabel } from '@/lib/format/labels';
import { secondsLeft } from '@/lib/format/progress';
import { sinceTime, untilTime } from '@/lib/format/window';

describe('dates for people', () => {
  it('claims no more precision than the source gave', () => {
    expect([formatDate('2025'), formatDate('2025-02'), formatDate('2025-02-21')]).toEqual(['2025', 'Feb 2025', '21 Feb 2025']);
    expect(formatTime('2025-02-21T14:29:47Z')).toBe('21 Feb 2025, 14:29 UTC');
  });

  it('names the period of a bar', () => {
    expect([formatPeriod('2025-01-01', 'quarter'), formatPeriod('2025-10-01', 'quarter'), formatPeriod('2024-01-01', 'year'), formatPeriod('2024-03-01', 'month')]).toEqual(['Q1 2025', 'Q4 2025', '2024', 'Mar 2024']);
  });

  it('reads a window as whole days, the last one included', () => {
    expect(untilTime('2025-02') - sinceTime('2025-02')).toBe(28 * 86_400_000);
    expect(untilTime('2023-08-18') - sinceTime('2023-08-18')).toBe(86_400_000);
    expect(() => sinceTime('2025-02-30')).toThrow('not a date');
  });
});

describe('progress for people', () => {
  it('expects the rest to take as long a block as the part that is done', () => {
    expect(secondsLeft(25, 100, '2026-01-01T00:00:00Z', '2026-01-01T00:00:10Z')).toBe(30);
  });

  it('promises nothing before anything is done', () => {
    expect(secondsLeft(0, 100, '2026-01-01T00:00:00Z', '2026-01-01T00:00:10Z')).toBeUndefined();
  });

  it('rounds to a unit that one can grasp', () => {
    expect([formatDuration(0.2), formatDuration(40), formatDuration(720), formatDuration(10_800)]).toEqual(['1 s', '40 s', '12 min', '3 h']);
  });
});

describe('labels for people', () => {
  it('tells every tier apart in words, not by colour alone', () => {
    expect(new Set(INCIDENT_TIERS.map(incidentTierLabel)).size).toBe(INCIDENT_TIERS.length);
    expect(new Set(WALLET_TIERS.map(walletTierLabel)).size).toBe(WALLET_TIERS.length);
  });

  it('says an unforeseen stage as the facts spell it', () => {
    expect(stageLabel('chain_hopping')).toBe('chain hopping');
  });

  it('shortens a victim without losing it', () => {
    expect(shortVictim('Ronin bridge (Sky Mavis / Axie Infinity)')).toBe('Ronin bridge');
    expect(shortVictim('Youbit / Yapizon')).toBe('Youbit');
    expect(shortVictim('(unnamed)')).toBe('(unnamed)');
  });

  it('cuts an address only in the middle', () => {
    expect(shortAddress('0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2')).toBe('0x47666F…9486E2');
    expect(shortAddress('short')).toBe('short');
  });
});
