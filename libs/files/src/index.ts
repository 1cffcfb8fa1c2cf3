export { EnvironmentKeyRing } from './environment-key-ring.ts';
export { FileKeyRing } from './file-key-ring.ts';
export { FileTombstones, TombstonesUnreadable } from './file-tombstones.ts';
export { KeyRingInvalid, parseKeyRing } from './key-ring-text.ts';
