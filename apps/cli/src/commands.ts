import { agreementCheck } from './agreement/check.ts';
import { agreementAdopt } from './agreement/adopt/adopt.ts';
import { agreementDiff } from './agreement/diff/diff.ts';
import { agreementExplain } from './agreement/explain/explain.ts';
import { agreementPapers } from './agreement/papers.ts';
import { agreementReplay } from './agreement/replay/replay-agreement.ts';
import { agencyList } from './agency/list.ts';
import { agencyRegister } from './agency/register.ts';
import { agencyRevoke } from './agency/revoke.ts';
import { agencyRotate } from './agency/rotate.ts';
import { auditHead } from './audit/head.ts';
import { auditProve } from './audit/prove.ts';
import { auditVerify } from './audit/verify.ts';
import { backup } from './backup/backup.ts';
import { restore } from './backup/restore.ts';
import { check } from './check/check.ts';
import type { Command } from './command.ts';
import { conformanceMapping } from './conformance/mapping.ts';
import { conformanceRun } from './conformance/run.ts';
import { doctor } from './doctor/doctor.ts';
import { init } from './init/init.ts';
import { mapColumns } from './map/columns.ts';
import { mapDiff } from './map/diff.ts';
import { mapSchema } from './map/schema.ts';
import { mapTest } from './map/test.ts';
import { listen } from './listen/listen.ts';
import { inboxLs, inboxShow } from './queues/inbox-look.ts';
import { inboxDrop, inboxRetry } from './queues/inbox-steer.ts';
import { outboxLs, outboxShow } from './queues/outbox-look.ts';
import { outboxDrop, outboxPause, outboxResume, outboxRetry } from './queues/outbox-steer.ts';
import { recordExport } from './record/export.ts';
import { recordImport } from './record/import.ts';
import { recordParked } from './record/parked.ts';
import { recordRebuild } from './record/rebuild.ts';
import { recordVerify } from './record/verify.ts';
import { replay } from './replay/replay.ts';
import { simulate } from './simulate/simulate.ts';
import { subjectAccess } from './subject-access/subject-access.ts';
import { trigger } from './trigger/trigger.ts';
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
  agencyRegister,
  agencyList,
  agencyRotate,
  agencyRevoke,
  agreementCheck,
  agreementDiff,
  agreementExplain,
  agreementReplay,
  agreementAdopt,
  agreementPapers,
  mapColumns,
  mapTest,
  mapDiff,
  mapSchema,
  outboxLs,
  outboxShow,
  outboxRetry,
  outboxDrop,
  outboxPause,
  outboxResume,
  inboxLs,
  inboxShow,
  inboxRetry,
  inboxDrop,
  check,
  init,
  doctor,
  listen,
  trigger,
  simulate,
  conformanceRun,
  conformanceMapping,
];
