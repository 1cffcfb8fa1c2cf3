import type { Agreement } from '#agreement';
import { agreementHash } from '#agreement';
import type { ReadEvent } from '#casefile';
import { accessEvidence, caseStream, evidenceFor, intakeEvidence } from '#casefile';
import { fold } from '#decider';
import type { Ask, Evidence } from '#gate';
import { recordedOf } from './recorded-of.ts';
import type { Vector } from './vector.ts';

const opened: ReadEvent = { type: 'CaseOpened', data: { by: 'nobody', handle: 'handle' } };

/** What the gate is told of the vector's case when it is asked: its history, folded as the record would be. */
export function evidenceOf(vector: Vector, agreement: Agreement): Evidence {
  const { ask, history, cells = [], answers } = vector;
  const events = [opened, ...history.flatMap((told, nth) => recordedOf(told, nth, agreement))];
  const state = fold(caseStream, events);
  const loaded = { network: agreement.network, state, revision: events.length - 1 };
  // Rows beside those of the agreement are rows like any other: objections and clerks' decisions reach them too.
  const whole = cells.length === 0 ? agreement : { ...agreement, cells: [...agreement.cells, ...cells] };
  const inForce = { agreement: whole, hash: agreementHash(agreement), revision: 1 };
  const known = entersBy(ask.door) ? intakeEvidence : evidenceFor;
  const evidence = known(loaded, inForce, ask.sender, ask.eventType, ask.at);
  return {
    ...evidence,
    ...(answers !== undefined && { access: accessEvidence(state, answers) }),
  };
}

/** The ask as the gate takes it, also where its door is none. */
export function askOf({ ask }: Vector): Ask {
  return { ...ask, door: ask.door as Ask['door'] };
}

function entersBy(door: string): boolean {
  return door === 'outbox' || door === 'intake';
}
