import type { ServedChart } from '@/lib/charts/contract';
import { attributions } from './attributions';
import type { Chart } from './context';
import { eventStudy } from './event-study';
import { flow } from './flow';
import { launderingOverTime } from './laundering-over-time';
import { mixerActivity } from './mixer-activity';
import { theftsByYear } from './thefts-by-year';
import { theftsOverTime } from './thefts-over-time';
import { timeToLaunder } from './time-to-launder';
import { walletBalances } from './wallet-balances';

/** Every chart that is served, by its id. */
export const CHARTS: { readonly [C in ServedChart]: Chart<C> } = {
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
