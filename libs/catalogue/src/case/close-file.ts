import { defineEntry } from '../define.ts';
import { proofRecord } from '../retention.ts';

/**
 * Says that the agency closed its own file when this happened, so that the periods begin for which its part is kept. It goes to
 * nobody: who may know of it is told by the event `entry.case-closed`.
 */
export class CloseFile {}

export const closeFile = defineEntry({
  type: 'de.wegmarke.case.close-file.v1',
  titles: { de: 'Akte der Stelle schließen', en: "Close the agency's file" },
  retention: proofRecord,
  payload: CloseFile,
  example: {},
});
