import type { Bench, Line, Report } from '../command.ts';
import { wholeType } from '../event-type.ts';
import { askDesk } from '../queues/at-desk.ts';
import type { CheckSaid } from './check-lines.ts';
import { checkLines } from './check-lines.ts';

/** `wegmarke check`: ask before sending, at the agency's own adapter. */
export async function checkBefore(bench: Bench): Promise<Report> {
  const body = questionIn(bench.line);
  const said = (await askDesk(bench, {
    method: 'POST',
    path: '/desk/check',
    body,
  })) as unknown as CheckSaid;
  return { findings: said.verdict !== 'permit', facts: { ...said }, lines: checkLines(said) };
}

function questionIn(line: Line): object {
  const [reference, purpose] = [line.value('reference'), line.value('purpose')];
  const happenedAt = line.value('happened-at');
  return {
    eventType: wholeType(line.operand('event type')),
    recipient: line.operand('recipient'),
    ...(reference !== undefined && { reference }),
    ...(purpose !== undefined && { purpose }),
    ...(happenedAt !== undefined && { happenedAt }),
  };
}
