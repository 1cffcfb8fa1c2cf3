export { createHub } from './create-hub.ts';
export type { NetworkSetup, PartySetup } from './config/hub-setup.ts';
export { ConfigInvalid } from './config/config-fault.ts';
export type { MemoryHub, MemoryHubPlan } from './on-memory/memory-hub.ts';
export { startMemoryHub } from './on-memory/memory-hub.ts';
