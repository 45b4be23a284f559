export { traceGraph } from './graph';
export { loadTrace, type TraceInput } from './load';
export { traceParts } from './parts';
export { tracePaths } from './paths';
export { PATH_COLUMNS, PLACE_COLUMNS, placeRecords } from './table';
export { traceView } from './view';
