import type { Ids } from '#ports';
import type { Fields } from '../desk/body.ts';
import { closed, pointerTo, textField } from '../desk/body.ts';
import type { CommandDesk } from '../desk/command-desk.ts';
import { DeskProblem } from '../desk/problem.ts';
import type { DeskAnswer, DeskRoutes } from '../desk/server.ts';
import type { AnswerGiven } from './recall-answer.ts';
import { ANSWER_RECALL, partsOf } from './recall-answer.ts';
import type { KnownRecall, RecallBook, RecallOutcome } from './recall-book.ts';
import { isOpen } from './recall-book.ts';

/** What the desk for recalls needs. */
export interface RecallRouteParts {
  readonly recalls: RecallBook;
  readonly commands: CommandDesk;
  readonly ids: Ids;
}

/** Recalls beside the agency's own files: what waits for an answer, and the answer of a member of staff. */
export function recallRoutes(parts: RecallRouteParts): DeskRoutes {
  return {
    'GET /desk/recalls': () => ({ status: 200, body: { recalls: parts.recalls.open().map(shown) } }),
    'POST /desk/recalls/:recall/answer': (call) => {
      const staff = call.staff();
      closed(call.body, ['outcome', 'paragraph', 'until', 'eventIds']);
      return answer(parts, known(parts, call.params['recall']), call.body, staff);
    },
  };
}

function shown({ kind, events, ...recall }: KnownRecall) {
  return { ...recall, kind, open: events.filter((one) => isOpen(kind, one)).length, events };
}

function known({ recalls }: RecallRouteParts, recall = ''): KnownRecall {
  const found = recalls.find(recall);
  if (found !== undefined) return found;
  throw new DeskProblem('RECALL_UNKNOWN', 'list the open recalls with GET /desk/recalls');
}

/** Every answer is a command of its own: one that was meant anew must never be taken for an earlier one. */
async function answer(
  { recalls, commands, ids }: RecallRouteParts,
  { recall, kind, reference, events }: KnownRecall,
  body: Fields,
  staff: string,
): Promise<DeskAnswer> {
  const given = answerIn(body, kind, events);
  const receipt = await commands.ask({
    type: ANSWER_RECALL,
    reference: reference ?? recall,
    handle: recall,
    key: ['recall', recall, ids.next()],
    data: { recall, parts: partsOf(given), staff },
  });
  recalls.answered(recall, given.eventIds, given.outcome, false);
  return receipt === undefined
    ? { status: 202, body: { recall, state: 'waiting' } }
    : { status: 200, body: { recall, receipt } };
}

/** Without ids the answer is for everything that is still open. */
function answerIn(body: Fields, kind: KnownRecall['kind'], events: KnownRecall['events']): AnswerGiven {
  const words = 'stopped, erased, kept or impossible';
  const outcome = textField(body, 'outcome', /^(stopped|erased|kept|impossible)$/, words) as RecallOutcome;
  const { paragraph, until } = body;
  if (outcome === 'kept' && paragraph === undefined)
    throw new DeskProblem('FIELD_INVALID', 'name the paragraph under which it is kept', {
      pointer: pointerTo('paragraph'),
    });
  const open = events.filter((one) => isOpen(kind, one)).map(({ id }) => id);
  const eventIds = idsIn(
    body,
    open,
    events.map(({ id }) => id),
  );
  return {
    eventIds,
    outcome,
    automatic: false,
    ...(paragraph !== undefined && { paragraph: paragraph as string }),
    ...(until !== undefined && { until: until as string }),
  };
}

function idsIn({ eventIds }: Fields, open: readonly string[], all: readonly string[]): readonly string[] {
  if (eventIds === undefined) return open.length > 0 ? open : all;
  const isList = Array.isArray(eventIds) && eventIds.length > 0;
  if (isList && eventIds.every((id) => all.includes(id as string))) return eventIds as readonly string[];
  throw new DeskProblem(
    'FIELD_INVALID',
    'name ids of the recalled events, or leave this field out for all that are open',
    {
      pointer: pointerTo('eventIds'),
    },
  );
}
