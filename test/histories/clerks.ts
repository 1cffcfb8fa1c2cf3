import type { Dice } from '../fuzz/dice.ts';
import type { HistoryStage } from './stage.ts';

/** An event that a clerk may have to decide on. */
export interface Told {
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  readonly type: string;
}

/** The cells of the jobcenter in which a clerk decides on each event. */
const CELLS = [
  { type: 'work.placement-made', recipient: 'abh', row: 'sgbx-71-2-2', purpose: 'duty-monitoring' },
  { type: 'benefits.legal-sphere-changed', recipient: 'abh', row: 'sgbx-71-2-1', purpose: 'duty-monitoring' },
  {
    type: 'benefits.legal-sphere-changed',
    recipient: 'caritas',
    row: 'consent-clerk',
    purpose: 'counselling',
  },
] as const;

/** A clerk of the jobcenter lets somebody know of something, or takes that back; undefined when there is nothing yet. */
export async function decideAsClerk(
  stage: HistoryStage,
  dice: Dice,
  told: readonly Told[],
): Promise<string | undefined> {
  const { type, recipient, row, purpose } = dice.one(CELLS);
  const open = told.filter((one) => one.type === type && one.agency === 'jobcenter');
  if (open.length === 0) return undefined;
  const { id: eventId, name } = dice.one(open);
  const rowId = `${row}.${type.slice(type.indexOf('.') + 1)}.jobcenter.${recipient}.${purpose}`;
  const decision = dice.happens(70) ? 'disclose' : 'withhold';
  const data = { eventId, rowId, recipient, decision, staff: 'jobcenter-001' };
  return (await stage.say('jobcenter', name, 'de.wegmarke.disclosure.decide.v1', data)).outcome;
}
