import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { bytes32, instant, oneOf } from '../forms.ts';
import { proofRecord } from '../retention.ts';

/** How the letter with the code reaches the person. */
export const letterChannels = {
  'handed-over': { de: 'persönlich übergeben', en: 'handed over' },
  post: { de: 'mit der Post', en: 'by post' },
} as const;

/** Makes the one-time code of a letter by which the person enters the own case; the hub learns its hash only. */
export class MakePersonCode {
  @field(bytes32, { de: 'Prüfsumme des Codes', en: 'Hash of the code' })
  readonly codeHash!: string;

  @field(instant, { de: 'gültig bis', en: 'Valid until', depth: 'date' })
  readonly validUntil!: string;

  @field(oneOf(letterChannels), { de: 'Weg', en: 'Channel' })
  readonly channel!: keyof typeof letterChannels;
}

export const makePersonCode = defineEntry({
  type: 'de.wegmarke.case.make-person-code.v1',
  titles: { de: 'Zugangscode für die Person erzeugen', en: 'Make an access code for the person' },
  retention: proofRecord,
  payload: MakePersonCode,
  example: {
    codeHash: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
    validUntil: '2026-01-15T09:30:00.000Z',
    channel: 'handed-over',
  },
});
