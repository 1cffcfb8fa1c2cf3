import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { bytes32 } from '../forms.ts';
import { proofRecord } from '../retention.ts';

/** Links the redeemer's own file (the envelope's handle) to the case behind the code. */
export class RedeemLinkCode {
  @field(bytes32, { de: 'Prüfsumme des Codes', en: 'Hash of the code' })
  readonly codeHash!: string;
}

export const redeemLinkCode = defineEntry({
  type: 'de.wegmarke.case.redeem-link-code.v1',
  titles: { de: 'Verknüpfungscode einlösen', en: 'Redeem a link code' },
  retention: proofRecord,
  payload: RedeemLinkCode,
  example: { codeHash: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg' },
});
