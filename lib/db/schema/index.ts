export * from './facts';
export * from './chain';
export * from './outside-lists';
export * from './watch';
export * from './snapshots';
