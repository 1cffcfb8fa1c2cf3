export { AdoptAgreement } from './adopt-agreement/adopt-agreement.command.ts';
export { registryHandlers } from './handlers.ts';
export type { Participant } from './participants.ts';
export { REGISTRY_STREAM_PREFIX } from './participants.ts';
export { RegisterAgency } from './register-agency/register-agency.command.ts';
export type { AdoptedAgreement, SealFacts } from './registry.ts';
export { Registry } from './registry.ts';
export type { RegistryCode } from './rejection.ts';
export { registryCodes } from './rejection.ts';
