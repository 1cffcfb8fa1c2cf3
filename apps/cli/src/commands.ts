import { auditHead } from './audit/head.ts';
import { auditProve } from './audit/prove.ts';
import { auditVerify } from './audit/verify.ts';
import { backup } from './backup/backup.ts';
import { restore } from './backup/restore.ts';
import type { Command } from './command.ts';
import { recordExport } from './record/export.ts';
import { recordImport } from './record/import.ts';
import { recordParked } from './record/parked.ts';
import { recordRebuild } from './record/rebuild.ts';
import { recordVerify } from './record/verify.ts';
import { replay } from './replay/replay.ts';
import { vaultErase } from './vault/erase.ts';
import { vaultRotate } from './vault/rotate.ts';
import { vaultStatus } from './vault/status.ts';

/** Every command, in the order of the help; docs/cli.md is made from it. */
export const commands: readonly Command[] = [
  recordVerify,
  recordParked,
  recordRebuild,
  recordExport,
  recordImport,
  auditHead,
  auditProve,
  auditVerify,
  vaultStatus,
  vaultErase,
  vaultRotate,
  backup,
  restore,
  replay,
];
