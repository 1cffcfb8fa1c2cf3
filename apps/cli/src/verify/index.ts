export type { PinnedKeys } from './pinned-keys.ts';
export { KeysUnreadable, readPinnedKeys } from './pinned-keys.ts';
export { verifyBundle, verifyBundleText } from './verify-bundle.ts';
