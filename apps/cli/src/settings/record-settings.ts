import type { SettingName } from './settings.ts';

/** What the agreement in force is read with. */
export const recordSettings = [
  'databaseUrl',
  'eventStore',
  'keyFile',
  'keyEncryptionKeyFile',
  'keyEncryptionKey',
] as const satisfies readonly SettingName[];
