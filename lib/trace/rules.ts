/** The settings of the tracer and the rules of its findings, for the page that states them. */
export { DORMANCY } from './findings/dormancy';
export { FAN } from './findings/fan';
export { MIXER } from './findings/mixer-leads';
export { PEEL } from './findings/peel-chain';
export { DUST } from './findings/poisoning';
export { ROUND_TRIP } from './findings/round-trip';
export { STRUCTURING } from './findings/structuring';
export { DEFAULTS } from './trace';

/** Another number means that the same record may give another trace. */
export const METHOD_VERSION = '1';
