import { TRACE_METHODS } from '@/lib/charts/contract';
import { choice, wholeNumber } from '../fields';

/** The parameters of what is asked of a trace. */
export const method = choice(TRACE_METHODS).default('fifo');
/** How many ways into each place are told, those that brought most first. */
export const paths = wholeNumber(0, 1_000).default(3);
/** How many edges a graph has at most, the largest first. */
export const limit = wholeNumber(1, 100_000).default(20_000);

/** What a trace and its paths may be asked for, and what its graph. */
export const viewParameters = { method, paths };
export const graphParameters = { method, limit };
