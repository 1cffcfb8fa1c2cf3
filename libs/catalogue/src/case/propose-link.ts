import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { slug, text } from '../forms.ts';
import { proofRecord } from '../retention.ts';

const compactJwe = text(
  /^(?=.{1,4096}$)[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/,
  'a compact JWE of at most 4096 characters',
);

/** Proposes a statutory link to one agency by a file number that both may use; only that agency can open the number. */
export class ProposeLink {
  @field(slug, { de: 'Empfänger', en: 'Recipient' })
  readonly recipient!: string;

  @field(slug, { de: 'Art der Nummer', en: 'Kind of number' })
  readonly numberKind!: string;

  @field(compactJwe, { de: 'versiegelte Nummer', en: 'Sealed number' })
  readonly sealedNumber!: string;
}

export const proposeLink = defineEntry({
  type: 'de.wegmarke.case.propose-link.v1',
  titles: { de: 'Verknüpfung vorschlagen', en: 'Propose a link' },
  category: 'link',
  retention: proofRecord,
  payload: ProposeLink,
  example: {
    recipient: 'bamf',
    numberKind: 'azr',
    sealedNumber:
      'eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSJ9..c2l4dGVlbi1ieXRl.Y2lwaGVydGV4dA.YXV0aGVudGljYXRpb24',
  },
});
