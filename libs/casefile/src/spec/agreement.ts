import type { Agreement } from '#agreement';
import type { MatrixCell } from '#gate';
import type { AgreementInForce } from '../agreement-in-force.ts';

/** The event types of the specs. */
export const VOUCHER = 'de.wegmarke.language.voucher-issued.v1';
export const DUTY = 'de.wegmarke.language.duty-stated.v1';
export const NEED = 'de.wegmarke.language.need-found.v1';
export const REQUEST = 'de.wegmarke.information.requested.v1';

const from = '2020-01-01T00:00:00.000Z';

function party(agency: string, secrecy = false): Agreement['parties'][number] {
  const titles = { de: agency, en: agency };
  return {
    agency,
    titles,
    unit: agency,
    controller: { id: `${agency}-controller`, titles },
    regime: 'SGB X',
    secrecy,
    supervisoryAuthority: 'LDI NRW',
    dpo: 'data protection officer',
    legalSphere: 'SGB II',
    mandate: titles,
    contactFunction: 'desk',
    publishes: [VOUCHER, DUTY, NEED, REQUEST],
  };
}

/** A row of the specs, for one sender and recipient. */
export function cell(
  sender: string,
  recipient: string,
  eventType: string,
  basis: MatrixCell['basis'],
): MatrixCell {
  const id = `${eventType}.${sender}.${recipient}`;
  return {
    id,
    eventType,
    sender,
    recipient,
    purpose: 'course-access',
    basis,
    trigger: 'push',
    decidedBy: 'rule',
    from,
  };
}

const law = { kind: 'STATUTORY', paragraph: '§ 8(1) s.1 IntV' } as const;
const consent = { kind: 'CONSENT' } as const;

/**
 * Four agencies. The law shows duties of the abh to vhs and requests of bamf to abh, and nothing else unasked; needs pass on
 * consent; vhs may tell the jobcenter of vouchers when it knows of a duty. abh may record consents for vhs.
 */
export const agreement: Agreement = {
  id: 'spec',
  network: 'rheine',
  version: 1,
  titles: { de: 'Vereinbarung', en: 'Agreement' },
  from,
  parties: [party('abh'), party('jobcenter'), party('vhs'), party('caritas', true), party('bamf')],
  rows: [],
  cells: [
    cell('abh', 'vhs', DUTY, law),
    cell('bamf', 'abh', REQUEST, law),
    cell('abh', 'jobcenter', NEED, consent),
    cell('jobcenter', 'abh', NEED, consent),
    cell('vhs', 'abh', NEED, consent),
    cell('caritas', 'jobcenter', NEED, { kind: 'CONSENT', secrecy: true }),
    { ...cell('vhs', 'jobcenter', VOUCHER, law), condition: 'obliged' },
    { ...cell('abh', 'bamf', VOUCHER, law), trigger: 'on-request' },
  ],
  recorders: [{ recorder: 'abh', sources: ['vhs'], note: 'same building' }],
  linkCodes: { make: ['abh', 'jobcenter', 'vhs', 'caritas'], redeem: ['abh', 'jobcenter', 'vhs', 'caritas'] },
  linkWays: [
    {
      id: 'azr',
      senders: ['abh', 'jobcenter'],
      recipients: ['bamf', 'abh'],
      numberKinds: ['azr'],
      purposes: ['course-access'],
      paragraph: '§ 8(1) s.1 IntV',
      from,
      note: '',
    },
  ],
  functions: [],
};

/** The same with one notice, so that only consents on this notice count. */
export const withNotices: Agreement = {
  ...agreement,
  notices: [
    {
      id: 'notice-language',
      version: '2',
      language: 'ar',
      text: 'What we ask you for',
      hash: 'hash-of-the-text',
    },
  ],
};

/** The agreement of the specs as the registry would give it. */
export const inForce: AgreementInForce = { agreement, hash: 'hash-of-the-agreement', revision: 7 };
