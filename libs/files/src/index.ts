export { EnvironmentKeyRing } from './environment-key-ring.ts';
export { FileKeyRing } from './file-key-ring.ts';
export { FileTombstones, TombstonesMissing } from './file-tombstones.ts';
export { KeyRingInvalid, parseKeyRing } from './key-ring-text.ts';
export { readText } from './read-text.ts';
export { FileBusy } from './replace-file.ts';
export { TombstonesUnreadable } from './tombstones-text.ts';
