import { agreementCheck } from './agreement/check.ts';
import { agreementAdopt } from './agreement/adopt/adopt.ts';
import { agreementDiff } from './agreement/diff/diff.ts';
import { agreementExplain } from './agreement/explain/explain.ts';
import { agreementPapers } from './agreement/papers.ts';
import { agreementReplay } from './agreement/replay/replay-agreement.ts';
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
import { subjectAccess } from './subject-access/subject-access.ts';
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
  subjectAccess,
  vaultStatus,
  vaultErase,
  vaultRotate,
  backup,
  restore,
  replay,
  agreementCheck,
  agreementDiff,
  agreementExplain,
  agreementReplay,
  agreementAdopt,
  agreementPapers,
];
