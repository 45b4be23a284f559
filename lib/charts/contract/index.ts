export * from './dataset';
export * from './facts';
export * from './pages';
export * from './same-address';
export * from './service-events';
export * from './trace';
