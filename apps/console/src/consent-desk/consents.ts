import type { Answered } from '../page/action.ts';
import { get, post, put, segment } from '../page/call.ts';
import type { Text } from '../page/text.ts';

/** A closed list of codes with what people see for each. */
export type Codes = Readonly<Record<string, Text>>;

/** How deep a recipient may look. */
export type Depth = 'fact' | 'date' | 'detail';

/** Where one recorded provision stands. */
export interface Standing {
  readonly consentId: string;
  readonly provisionId: string;
  readonly form: 'consent' | 'secrecy-release';
  readonly source: string;
  readonly state: OfferState;
  readonly at: string;
  readonly validUntil: string;
  readonly depth: Depth;
  readonly special: boolean;
  readonly eventTypes: readonly string[];
  readonly alsoFor: readonly string[];
}

/** Where a card stands. */
export type OfferState =
  | 'none'
  | 'requested'
  | 'given'
  | 'stopped'
  | 'refused'
  | 'withdrawn'
  | 'invalidated'
  | 'superseded'
  | 'expired';

/** An agency that would tell something under a consent. */
export interface Source {
  readonly agency: string;
  readonly name: Text;
  readonly events: readonly {
    readonly type: string;
    readonly title: Text;
    readonly special: boolean;
    /** A consent to it must name the day before which it happened. */
    readonly needsDataUntil?: true;
  }[];
  readonly depth: Depth;
  readonly release: 'none' | 'here' | 'elsewhere';
}

/** What can be said yes or no to: one recipient, one purpose. */
export interface Offer {
  readonly id: string;
  readonly purpose: Text & { readonly id: string };
  readonly recipient: { readonly agency: string; readonly name: Text; readonly mandate?: Text };
  readonly sources: readonly Source[];
  readonly state: OfferState;
  readonly recorded: readonly Standing[];
}

/** A text that the person is given before deciding. */
export interface NoticeText {
  readonly id: string;
  readonly version: string;
  readonly language: string;
  readonly plainLanguage?: boolean;
  /** What the text speaks of; absent = any purpose. */
  readonly purposes?: readonly string[];
  /** The declaration that it is for; absent = either. */
  readonly form?: 'consent' | 'secrecy-release';
  readonly text: string;
  readonly hash: string;
}

/** What an authority tells by law, whatever is consented to. */
export interface LawRow {
  readonly source: string;
  readonly sourceName: Text;
  readonly recipient: string;
  readonly recipientName: Text;
  readonly purpose: Text;
  readonly title: Text;
  readonly paragraph: Text;
  readonly duty: boolean;
  readonly onRequest: boolean;
  readonly byClerk: boolean;
  readonly onlyIf?: Text;
}

/** A consent that stands, and about which no question of the agreement asks any more. */
export interface NotOffered {
  readonly consentId: string;
  readonly givenAt: string;
  /** Whether nothing else of the consent stands. */
  readonly isWhole: boolean;
  readonly provisions: readonly {
    readonly form: 'consent' | 'secrecy-release';
    readonly sourceName: Text;
    readonly recipients: readonly Text[];
    readonly purposes: readonly Text[];
    readonly validUntil: string;
  }[];
}

/** All that the consent desk asks with. */
export interface Offers {
  readonly linked: boolean;
  readonly at: string;
  readonly offers: readonly Offer[];
  readonly notOffered: readonly NotOffered[];
  readonly residenceAuthorities: readonly LawRow[];
  readonly notices: readonly NoticeText[];
  /** Every party of the agreement by name. */
  readonly parties: readonly { readonly agency: string; readonly name: Text }[];
  readonly codes: Readonly<
    Record<'channels' | 'depths' | 'givers' | 'identityChecks' | 'interpreters' | 'invalidityGrounds', Codes>
  >;
}

/** One provision of a consent. */
export interface Provision {
  readonly provisionId?: string;
  readonly form?: 'consent' | 'secrecy-release';
  readonly source: string;
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly eventTypes: readonly string[];
  readonly depth: Depth;
  readonly special?: boolean;
  readonly dataFrom?: string;
  readonly dataUntil?: string;
  readonly validFrom?: string;
  readonly validUntil: string;
  readonly withdrawnAt?: string;
  readonly invalidatedAt?: string;
  readonly stoppedHereAt?: string;
}

/** Which notice the person was given, and how. */
export interface NoticeGiven {
  readonly id: string;
  readonly version: string;
  readonly language: string;
  readonly channel: string;
  readonly hash?: string;
  readonly plainLanguage?: boolean;
  readonly interpreter?: string;
}

/** A consent as it was recorded here. */
export interface Consent {
  readonly consentId: string;
  readonly state: string;
  readonly givenAt: string;
  readonly notice: NoticeGiven;
  readonly givenBy?: string;
  readonly representedUntil?: string;
  readonly provisions: readonly Provision[];
}

/** A consent that another agency recorded for this one as the source. */
export interface ForeignConsent {
  readonly consentId: string;
  readonly recordedBy: string;
  readonly provisions: readonly Provision[];
  readonly acknowledged: boolean;
}

/** What was recorded in a case, here and for us. */
export interface Recorded {
  readonly consents: readonly Consent[];
  readonly recordedForUs: readonly ForeignConsent[];
}

/** Whom a withdrawal stops, in words. */
export interface Stopped {
  readonly sourceName: Text;
  readonly recipientName: Text;
  readonly purpose: Text;
  readonly events: readonly { readonly title: Text }[];
  /** The law may let the same be told, at least in part. */
  readonly unlessByLaw?: true;
}

/** What a withdrawal would change. */
export interface Preview {
  /** Whether anything is left to withdraw: also what goes on by law has then lost this ground. */
  readonly inForce: boolean;
  readonly stops: readonly Stopped[];
  readonly continuesByConsent: readonly {
    readonly sourceName: Text;
    readonly recipientName: Text;
    readonly title: Text;
    readonly until: string;
  }[];
  readonly continuesByLaw: readonly LawRow[];
  readonly lawfulUntilNow: Text;
}

/** Who decided, and how it was made sure who they are. */
export interface Given {
  readonly givenBy: string;
  readonly representedUntil?: string;
  readonly identityCheck?: string;
}

function consentsOf(reference: string): string {
  return `desk/cases/${segment(reference)}/consents`;
}

/** The page of one view of the consent desk. */
export function consentPage(reference: string, ...parts: readonly string[]): string {
  return `#/case/${[reference, 'consents', ...parts].map(segment).join('/')}`;
}

/** The page of a receipt to print. */
export function receiptPage(reference: string, consentId: string, language: string): string {
  return `${consentsOf(reference)}/${segment(consentId)}/receipt.html?language=${language}`;
}

/** What can be consented to in a case. */
export function readOffers(reference: string): Promise<Offers> {
  return get<Offers>(`desk/cases/${segment(reference)}/consent-offers`);
}

/** What was recorded in a case. */
export function readRecorded(reference: string): Promise<Recorded> {
  return get<Recorded>(consentsOf(reference));
}

/** One consent of a case as it was recorded, if this agency recorded it, with what can be consented to there. */
export async function readConsent(
  reference: string,
  consentId: string,
): Promise<{ readonly offers: Offers; readonly consent: Consent | undefined }> {
  const [offers, { consents }] = await Promise.all([readOffers(reference), readRecorded(reference)]);
  return { offers, consent: consents.find((one) => one.consentId === consentId) };
}

/** What a withdrawal would change. */
export function readPreview(reference: string, consentId: string): Promise<Preview> {
  return get<Preview>(`${consentsOf(reference)}/${segment(consentId)}/withdrawal-preview`);
}

/** Records a question, a yes or a no. */
export function record(
  reference: string,
  body: Given & {
    readonly consentId: string;
    readonly decision: 'requested' | 'given' | 'refused';
    readonly notice: NoticeGiven;
    readonly provisions: readonly Provision[];
  },
): Promise<Answered> {
  return post<Answered>(consentsOf(reference), body);
}

/** Replaces the provisions of a consent. */
export function amend(
  reference: string,
  consentId: string,
  provisions: readonly Provision[],
): Promise<Answered> {
  return put<Answered>(`${consentsOf(reference)}/${segment(consentId)}`, { provisions });
}

/** Does one step in the life of a consent. */
export function step(
  reference: string,
  consentId: string,
  name: 'withdraw' | 'reconfirm' | 'object' | 'acknowledge',
  body: object,
): Promise<Answered> {
  return post<Answered>(`${consentsOf(reference)}/${segment(consentId)}/${name}`, body);
}

/** An agency by its name, or by its id where the agreement no longer knows it. */
export function nameOf({ parties }: Offers, agency: string): Text {
  return parties.find((one) => one.agency === agency)?.name ?? { de: agency, en: agency };
}

/** An id that no other page chooses: sent twice it is one consent. */
export function newConsentId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
