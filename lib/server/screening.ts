import type { CsvFile } from '@/lib/charts/contract';
import { saidOf } from '@/lib/charts/screen/claims';
import { SCREEN_COLUMNS, screenRecord } from '@/lib/charts/screen/csv-rows';
import { screenPage } from '@/lib/charts/screen/page';
import { createStoreExposures } from '@/lib/charts/screen/store-exposures';
import { createStoreScreening, type ScreenAnswer } from '@/lib/charts/screen/store-screening';
import { canonicalAddress } from '@/lib/core/address';
import { csvFile } from '@/lib/export/csv';
import type { Verdict } from '@/lib/screen/judge';
import type { Asked } from '@/lib/screen/read-inputs';
import type { ListRef, ScreenPage } from '@/lib/screen/types';
import type { Asking } from './asking';

/** Is this address known? */
export interface Screening {
  /** Answers for addresses, made while they are read. Nothing of it is kept or logged. */
  screen(asked: Asked): Promise<ScreenAnswer>;
  screenCsv(asked: Asked): Promise<CsvFile>;
  screenPage(asked: Asked): Promise<ScreenPage>;
  outsideLists(): Promise<readonly ListRef[]>;
  /** All that sources say of one address, any spelling; undefined where none does. Throws `bad_address`. */
  said(chain: string, address: string): Promise<Verdict | undefined>;
}

/** Screens against this store. */
export function createScreening({ context: { db, asOf } }: Asking, registryVersion: string): Screening {
  const screening = createStoreScreening({ db, asOf, registryVersion, traces: createStoreExposures(db) });
  return {
    screen: (asked) => screening.screen(asked),
    screenCsv: async (asked) => {
      const { rows } = await screening.screen(asked);
      return csvFile('screening', SCREEN_COLUMNS, recordsOf(rows), asked.inputs.length);
    },
    screenPage: async (asked) => screenPage(await screening.screen(asked)),
    outsideLists: () => screening.lists(),
    said: (chain, address) => saidOf(db, canonicalAddress(chain, address)),
  };
}

function* recordsOf(rows: ScreenAnswer['rows']): Generator<object> {
  for (const row of rows) yield screenRecord(row);
}
