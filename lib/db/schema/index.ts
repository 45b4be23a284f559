export * from './facts';
export * from './chain';
export * from './outside-lists';
