import type { Dice } from '../../fuzz/dice.ts';
import type { Cell } from '../reference/terms.ts';
import type { Told, Vector } from '../vector.ts';
import { AGENCIES, HAPPENED, RandomStory, REQUESTS } from './random-story.ts';

const DOORS = [
  'outbox',
  'intake',
  'bell',
  'claim',
  'timeline',
  'export',
  'embed',
  'recall',
  'subject-access',
  'person-view',
  'steering',
];
const AT = '2026-03-02T10:00:00.000Z';
const MOST_FACTS = 9;

/** A question and a case that nobody thought of: around one cell of the agreement, so that a yes is near. */
export function randomVector(
  dice: Dice,
  cells: readonly Cell[],
  fields: readonly string[],
): Omit<Vector, 'expect'> {
  const cell = dice.one(cells);
  const door = dice.one(DOORS);
  const isAccess = door === 'subject-access' && dice.happens(80);
  const ask: Vector['ask'] = {
    door,
    network: 'rheine',
    caseId: 'case-1',
    sender: cell.sender,
    recipient:
      isAccess || (door === 'person-view' && dice.happens(80))
        ? 'the-person'
        : door === 'steering' && dice.happens(80)
          ? 'the-steering-group'
          : dice.happens(85)
            ? cell.recipient
            : dice.one(AGENCIES),
    actor: 'system',
    eventIds: dice.one([['event-1'], ['event-1'], ['event-1', 'event-2'], []]),
    eventType: cell.eventType,
    category: cell.eventType.split('.')[2] ?? '',
    fields,
    purpose: dice.happens(90) && cell.purpose !== '*' ? cell.purpose : 'counselling',
    happenedAt: HAPPENED,
    at: AT,
  };
  const linked = AGENCIES.filter(
    (agency) => [cell.sender, ask.recipient].includes(agency) || dice.happens(40),
  )
    .filter(() => dice.happens(97))
    .map((agency): Told => ({ fact: 'linked', agency, envelope: `link-of-${agency}` }));
  // What is asked about is in the record, as its sender's.
  const asked = ask.eventIds.map((id): Told => ({
    fact: 'event',
    id,
    type: cell.eventType,
    agency: cell.sender,
    happenedAt: HAPPENED,
  }));
  const story = new RandomStory(dice, cell);
  const facts = Array.from({ length: dice.below(MOST_FACTS) }, () => story.signed());
  return {
    name: 'random',
    source: 'nobody',
    agreement: 'course',
    history: [...linked, ...asked, ...facts],
    ask,
    ...(isAccess && { answers: dice.one(REQUESTS) }),
  };
}
