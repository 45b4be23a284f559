import type { z } from 'zod';
import type { ServedChart } from '@/lib/charts/contract';
import { params as attributions } from './attributions';
import { params as eventStudy } from './event-study';
import { params as flow } from './flow';
import { params as launderingOverTime } from './laundering-over-time';
import { params as mixerActivity } from './mixer-activity';
import { params as theftsByYear } from './thefts-by-year';
import { params as theftsOverTime } from './thefts-over-time';
import { params as timeToLaunder } from './time-to-launder';
import { params as walletBalances } from './wallet-balances';

/** The parameters of each chart, as it checks them. */
export const CHART_PARAMETERS: { readonly [C in ServedChart]: z.ZodRawShape } = {
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
