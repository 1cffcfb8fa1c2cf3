import { HubCaseUnreadable, HubSaidNo, HubTooLate, HubUnreachable } from '../hub/hub-reads.ts';
import { KeyNotUsable } from '../keys/re-signing.ts';
import { DeskProblem } from './problem.ts';

/** Asks the hub; what goes wrong there becomes a no of the desk. Throws `HUB_UNREACHABLE`, `KEY_NOT_USABLE`, `HUB_ANSWER_LATE`, `CASE_UNREADABLE`, `HUB_SAID_NO`. */
export async function askingHub<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof HubUnreachable) throw new DeskProblem('HUB_UNREACHABLE', 'try again in a moment');
    if (error instanceof KeyNotUsable) throw new DeskProblem('KEY_NOT_USABLE', error.message);
    if (error instanceof HubCaseUnreadable)
      throw new DeskProblem('CASE_UNREADABLE', 'tell the operator of the hub; trying again does not help');
    if (error instanceof HubTooLate) throw new DeskProblem('HUB_ANSWER_LATE', error.message);
    if (error instanceof HubSaidNo) {
      const { code: hubCode, fix, pointer } = error;
      throw new DeskProblem('HUB_SAID_NO', fix, { hubCode, ...(pointer !== undefined && { pointer }) });
    }
    throw error;
  }
}
