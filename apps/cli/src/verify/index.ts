export type { PinnedKeys } from './pinned-keys.ts';
export { KeysUnreadable, readPinnedKeys } from './pinned-keys.ts';
export { verifyBundle } from './verify-bundle.ts';
