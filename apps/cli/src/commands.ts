import { agencyCommands } from './agency/commands.ts';
import { agreementCommands } from './agreement/commands.ts';
import { auditCommands } from './audit/commands.ts';
import { backupCommands } from './backup/commands.ts';
import { checkCommands } from './check/commands.ts';
import { competenceCommands } from './competence/commands.ts';
import { conformanceCommands } from './conformance/commands.ts';
import { doctorCommands } from './doctor/commands.ts';
import { initCommands } from './init/commands.ts';
import { listenCommands } from './listen/commands.ts';
import { mapCommands } from './map/commands.ts';
import { queueCommands } from './queues/commands.ts';
import { recordCommands } from './record/commands.ts';
import { replayCommands } from './replay/commands.ts';
import { simulateCommands } from './simulate/commands.ts';
import { steeringCommands } from './steering/commands.ts';
import { subjectAccessCommands } from './subject-access/commands.ts';
import { triggerCommands } from './trigger/commands.ts';
import { vaultCommands } from './vault/commands.ts';
import type { Command } from './command.ts';

/** Every command, in the order of the help; docs/cli.md is made from it. The tables hold descriptions alone: no part of the product is loaded by them. */
export const commands: readonly Command[] = [
  ...recordCommands,
  ...auditCommands,
  ...subjectAccessCommands,
  ...vaultCommands,
  ...backupCommands,
  ...replayCommands,
  ...agencyCommands,
  ...agreementCommands,
  ...competenceCommands,
  ...steeringCommands,
  ...mapCommands,
  ...queueCommands,
  ...checkCommands,
  ...initCommands,
  ...doctorCommands,
  ...listenCommands,
  ...triggerCommands,
  ...simulateCommands,
  ...conformanceCommands,
];
