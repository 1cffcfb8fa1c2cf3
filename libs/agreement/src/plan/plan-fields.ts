import { caseworkType } from './plan-entry.ts';
import { keepingTypes } from './promising.ts';

/** Which event types a plan looks at, and which of their fields. */
export const planFields: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...keepingTypes.map((type) => [type, []] as const),
  [caseworkType('managers-assigned'), ['form', 'spheres', 'firstMeeting']],
  [caseworkType('plan-agreed'), ['plan', 'goals', 'nextReview']],
  [caseworkType('step-agreed'), ['step', 'by', 'goal', 'doneBy']],
  [caseworkType('step-missed'), ['step', 'by', 'newDate']],
  [caseworkType('step-done'), ['step']],
  [caseworkType('wish-recorded'), ['wish']],
  [caseworkType('wish-answered'), ['wish', 'answer', 'doneBy']],
  [caseworkType('handover-offered'), ['to', 'ground', 'handoverOn']],
  [caseworkType('handover-accepted'), ['from', 'inChargeFrom']],
  [caseworkType('handover-declined'), ['from', 'ground']],
  ['de.wegmarke.entry.case-closed.v1', []],
]);
