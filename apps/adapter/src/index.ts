export type { AdapterConfig } from './config/adapter-config.ts';
export { readConfig } from './config/adapter-config.ts';
