export * from './facts';
export * from './chain';
