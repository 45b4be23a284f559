export { traceGraph } from './graph';
export { loadTrace, type TraceInput } from './load';
export { traceParts } from './parts';
export { traceView } from './view';
