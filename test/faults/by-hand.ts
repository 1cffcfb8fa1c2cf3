import { randomBytes } from 'node:crypto';
import type { Receipt, SignedEnvelope } from '#catalogue';
import type { Statement } from '#jose';
import { linkCodeHash, newLinkCode } from '#jose';
import type { AgencyByHand } from '../e2e/agency-by-hand.ts';
import { noticeFor } from '../network/notices.ts';

const DAY_MS = 86_400_000;
const MOST = 100;

/** Hands envelopes in over HTTP; what became of each, in the same order. */
export async function handIn(
  agency: AgencyByHand,
  envelopes: readonly SignedEnvelope[],
): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  for (let sent = 0; sent < envelopes.length; sent += MOST) {
    const answer = await agency.post(agency.sealed(...envelopes.slice(sent, sent + MOST)));
    receipts.push(...agency.receiptsIn(answer));
  }
  return envelopes.map(({ envelope }) => receipts.find(({ id }) => id === envelope.id)!);
}

/** The same where all must be accepted. */
export async function send(agency: AgencyByHand, ...envelopes: readonly SignedEnvelope[]): Promise<void> {
  const receipts = await handIn(agency, envelopes);
  const refused = receipts.find(({ outcome }) => outcome !== 'accepted');
  if (refused !== undefined) throw new Error(`Not accepted: ${JSON.stringify(refused)}`);
}

/** A command of an agency about one of its cases, e.g. `case.open`. */
export function command(
  agency: AgencyByHand,
  handle: string,
  name: string,
  data: Statement['data'] = {},
): SignedEnvelope {
  return agency.envelope({ handle, kind: 'command', type: `de.wegmarke.${name}.v1`, data });
}

/** An event of an agency in one of its cases, e.g. `language.registered`. */
export function event(
  agency: AgencyByHand,
  handle: string,
  name: string,
  data: Statement['data'],
): SignedEnvelope {
  return agency.envelope({ handle, type: `de.wegmarke.${name}.v1`, data });
}

/** The commands by which one agency makes a link code and another redeems it. */
export function linking(
  host: AgencyByHand,
  hostHandle: string,
  guest: AgencyByHand,
  guestHandle: string,
): readonly [make: SignedEnvelope, redeem: SignedEnvelope] {
  const codeHash = linkCodeHash(newLinkCode(randomBytes));
  return [
    command(host, hostHandle, 'case.make-link-code', { codeHash, validUntil: fromNow(DAY_MS) }),
    command(guest, guestHandle, 'case.redeem-link-code', { codeHash }),
  ];
}

/** What a consent gives beside its usual terms: one purpose, all events, all details, for a day. */
export interface ConsentTerms {
  readonly consentId: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly form?: 'consent' | 'secrecy-release';
  /** Since yesterday when absent. */
  readonly validFrom?: string;
  /** A day from now when absent. */
  readonly validUntil?: string;
  /** All types when absent. */
  readonly eventTypes?: readonly string[];
}

/** The command by which an agency records a consent of which it is itself the source. */
export function consenting(agency: AgencyByHand, handle: string, terms: ConsentTerms): SignedEnvelope {
  return consentingFor(agency, handle, { ...terms, source: agency.name });
}

/** The command by which an agency records a consent for whatever source. */
export function consentingFor(
  agency: AgencyByHand,
  handle: string,
  terms: ConsentTerms & { readonly source: string },
): SignedEnvelope {
  const { consentId, source, recipient, purpose, form = 'consent', eventTypes = ['*'] } = terms;
  const { validFrom = fromNow(-DAY_MS), validUntil = fromNow(DAY_MS) } = terms;
  const provision = {
    provisionId: random(),
    form,
    source,
    recipients: [recipient],
    purposes: [purpose],
    eventTypes,
    depth: 'detail',
    special: false,
    validFrom,
    validUntil,
  };
  const data = {
    consentId,
    notice: noticeFor(purpose, form),
    givenBy: 'person',
    consequencesTold: true,
    provisions: [provision],
  };
  return command(agency, handle, 'consent.give', data);
}

/** An id or handle that nobody else has. */
export function random(): string {
  return randomBytes(24).toString('base64url');
}

function fromNow(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}
