import type { ChartRows, Dataset, ServedChart } from '@/lib/charts/contract';
import type { Drawing } from './canvas';
import { attributions } from './charts/attributions';
import { eventStudy } from './charts/event-study';
import { flow } from './charts/flow';
import { launderingOverTime } from './charts/laundering';
import { mixerActivity } from './charts/mixer-activity';
import { theftsOverTime } from './charts/thefts';
import { theftsByYear } from './charts/thefts-by-year';
import { timeToLaunder } from './charts/time-to-launder';
import { walletBalances } from './charts/wallet-balances';
import { framed, type PictureOptions } from './frame';

const DRAWINGS: { readonly [C in ServedChart]: Drawing<ChartRows[C]> } = {
  'thefts-by-year': theftsByYear,
  'thefts-over-time': theftsOverTime,
  'laundering-over-time': launderingOverTime,
  flow,
  'time-to-launder': timeToLaunder,
  attributions,
  'wallet-balances': walletBalances,
  'event-study': eventStudy,
  'mixer-activity': mixerActivity,
};

/**
 * A dataset of any chart as an SVG that stands alone: title, legend, event marks, sources and as-of are in the picture.
 * The same dataset and options give the same text.
 */
export function pictureOf<C extends ServedChart>(dataset: Dataset<ChartRows[C]> & { readonly id: C }, options: PictureOptions): string {
  return framed(dataset, DRAWINGS[dataset.id], options);
}
