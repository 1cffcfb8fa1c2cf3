import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';

/** Why a link was wrong; which person it should have been is nobody's business here. */
export const unlinkGrounds = {
  'other-person': { de: 'Der Fall gehört einer anderen Person', en: 'the case is of another person' },
  'wrong-number': { de: 'falsches Aktenzeichen angegeben', en: 'the wrong reference number was given' },
  'code-of-another': { de: 'Code einer anderen Person eingelöst', en: "another person's code was redeemed" },
} as const;

/** Says that the agency's own file (the envelope's handle) was linked to the case by mistake: it is of another person. */
export class UnlinkAgency {
  @field(oneOf(unlinkGrounds), { de: 'Grund', en: 'Reason' })
  readonly ground!: keyof typeof unlinkGrounds;

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const unlinkAgency = defineEntry({
  type: 'de.wegmarke.case.unlink.v1',
  titles: { de: 'Falsche Verknüpfung lösen', en: 'Split a wrong link' },
  retention: proofRecord,
  payload: UnlinkAgency,
  example: { ground: 'other-person', staff: 'vhs-012' },
});
