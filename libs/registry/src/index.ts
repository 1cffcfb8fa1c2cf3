export { AdoptAgreement } from './adopt-agreement/adopt-agreement.command.ts';
export { adopt } from './adopt-agreement/adopt.ts';
export { registryHandlers } from './handlers.ts';
export type { KnownKey } from './keys.ts';
export { givenBack, isUsableAt, letInBy } from './keys.ts';
export type { OpenRevocation, Participant } from './participants.ts';
export {
  earlierSigningKeys,
  everySigningKey,
  REGISTRY_STREAM_PREFIX,
  signingKeysAt,
} from './participants.ts';
export { RegisterAgency } from './register-agency/register-agency.command.ts';
export { register } from './register-agency/register.ts';
export type { AdoptionSignature } from './registry.events.ts';
export type { AdoptedAgreement, SealFacts } from './registry.ts';
export { Registry } from './registry.ts';
export type { RegistryCode } from './rejection.ts';
export { registryCodes } from './rejection.ts';
export { adoptionsSignedWith } from './revoke-key/adoptions-signed-with.ts';
export { completeRevocation } from './revoke-key/complete-revocation.decide.ts';
export type { RevokeKeyOrder } from './revoke-key/revoke-key.decide.ts';
export { revokeKey } from './revoke-key/revoke-key.decide.ts';
export { rotate } from './rotate-keys/rotate.ts';
