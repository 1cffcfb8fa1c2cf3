import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { bytes32, instant } from '../forms.ts';
import { proofRecord } from '../retention.ts';

/** Makes a one-time code that the person carries to another agency; the hub learns its hash only. */
export class MakeLinkCode {
  @field(bytes32, { de: 'Prüfsumme des Codes', en: 'Hash of the code' })
  readonly codeHash!: string;

  @field(instant, { de: 'gültig bis', en: 'Valid until', depth: 'date' })
  readonly validUntil!: string;
}

export const makeLinkCode = defineEntry({
  type: 'de.wegmarke.case.make-link-code.v1',
  titles: { de: 'Verknüpfungscode erzeugen', en: 'Make a link code' },
  retention: proofRecord,
  payload: MakeLinkCode,
  example: {
    codeHash: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
    validUntil: '2026-01-15T09:30:00.000Z',
  },
});
