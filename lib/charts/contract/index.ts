export * from './dataset';
export * from './facts';
export * from './pages';
export * from './parties';
export * from './same-address';
export * from './search';
export * from './service-events';
export * from './trace';
