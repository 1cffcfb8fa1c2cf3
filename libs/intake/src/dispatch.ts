import type { BatchOutcome, RecordEvents } from '#casefile';
import type { Receipt } from '#catalogue';
import type { CaseCommand } from './command-table.ts';

/** Where commands go to be carried out; the CommandBus is one. */
export interface Dispatch {
  execute(command: RecordEvents): Promise<BatchOutcome>;
  execute(command: CaseCommand): Promise<Receipt>;
}
