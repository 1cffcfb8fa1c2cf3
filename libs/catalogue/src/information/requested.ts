import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf, slug } from '../forms.ts';
import { inquiryRecord } from '../retention.ts';
import { eventType } from '../event-type.ts';
import { necessities, requestGrounds } from './codes.ts';

/** One agency asked another for events of one type. */
export class InformationRequested {
  @field(slug, { de: 'gefragte Stelle', en: 'Asked agency' })
  readonly addressee!: string;

  @field(eventType, { de: 'gefragt nach', en: 'Asked about' })
  readonly about!: string;

  @field(oneOf(requestGrounds), { de: 'Rechtsgrundlage', en: 'Legal ground' })
  readonly paragraph!: keyof typeof requestGrounds;

  @field(oneOf(necessities), { de: 'erforderlich', en: 'Necessary' })
  readonly necessity!: keyof typeof necessities;
}

export const informationRequested = defineEntry({
  type: 'de.wegmarke.information.requested.v1',
  titles: { de: 'Auskunft erbeten', en: 'Information requested' },
  retention: inquiryRecord,
  payload: InformationRequested,
  example: {
    addressee: 'bamf',
    about: 'de.wegmarke.language.voucher-issued.v1',
    paragraph: 'intv-8-1-2',
    necessity: 'before-issue',
  },
});
