import { givers, identityChecks, Notice } from '../consent/notice.ts';
import { Provision } from '../consent/provision.ts';
import { field, partField } from '../field.ts';
import { bytes32, count, instant, oneOf, partOf, partsOf, reference, slug, text, yes } from '../forms.ts';

/** What can happen to a consent, as a receipt tells it. */
export const consentSteps = {
  requested: { de: 'angefragt', en: 'requested' },
  given: { de: 'erteilt', en: 'given' },
  refused: { de: 'verweigert', en: 'refused' },
  reconfirmed: { de: 'bestätigt', en: 'confirmed again' },
  amended: { de: 'geändert', en: 'amended' },
  withdrawn: { de: 'widerrufen', en: 'withdrawn' },
  invalidated: { de: 'für unwirksam erklärt', en: 'declared invalid' },
  objected: { de: 'von der Quelle nicht anerkannt', en: 'not acknowledged by the source' },
  superseded: { de: 'durch eine andere ersetzt', en: 'superseded by another' },
} as const;

const name = text(/^\S(?:[^\p{Cc}]{0,198}\S)?$/u, 'a name of 1 to 200 characters');
const handle = text(/^[A-Za-z0-9_-]{16,64}$/, 'base64url of 16 to 64 characters');
/** As ids of envelopes are; the second fact that one command caused has a number behind. */
const factId = text(/^[A-Za-z0-9_-]{22,64}(\.\d{1,3})?$/, 'base64url of 22 to 64 characters');
const part = partOf('a JSON object');

/** A name in both languages. */
export class BothLanguages {
  @field(name, { de: 'deutsch', en: 'German' })
  readonly de!: string;

  @field(name, { de: 'englisch', en: 'English' })
  readonly en!: string;
}

/** Somebody whom the record names: recipients are told by name (Art. 15(1)(c) GDPR, CJEU C-154/21). */
export class PartyNamed {
  @field(slug, { de: 'Stelle', en: 'Agency' })
  readonly agency!: string;

  @partField(BothLanguages, part, { de: 'Name', en: 'Name' })
  readonly titles!: BothLanguages;

  @partField(BothLanguages, part, { de: 'Verantwortlicher', en: 'Controller' })
  readonly controller!: BothLanguages;

  @field(name, { de: 'Datenschutzbeauftragte', en: 'Data protection officer', optional: true })
  readonly dpo?: string;
}

/** One change in the life of the record. */
export class ConsentStepTold {
  @field(oneOf(consentSteps), { de: 'Schritt', en: 'Step' })
  readonly step!: keyof typeof consentSteps;

  @field(instant, { de: 'am', en: 'At' })
  readonly at!: string;

  @field(factId, { de: 'Nummer im Verzeichnis', en: 'Id in the record', optional: true })
  readonly fact?: string;
}

/** A provision with what became of it. */
export class ProvisionTold extends Provision {
  @field(instant, { de: 'widerrufen am', en: 'Withdrawn at', optional: true })
  readonly withdrawnAt?: string;

  @field(instant, { de: 'unwirksam seit', en: 'Invalid since', optional: true })
  readonly invalidatedAt?: string;

  /** Since when nothing leaves its recorder under it, though the hub has not confirmed the end. */
  @field(instant, { de: 'hier angehalten am', en: 'Stopped here at', optional: true })
  readonly stoppedHereAt?: string;
}

/** Where the record stood in its hash chain when the receipt was made. */
export class ChainPlace {
  @field(count(0, 1_000_000), { de: 'Fassung', en: 'Revision' })
  readonly revision!: number;

  @field(bytes32, { de: 'Prüfsumme', en: 'Head' })
  readonly head!: string;
}

/**
 * A consent record as a receipt carries it (ISO/IEC TS 27560: header, processing, parties, events). It names the person by
 * nothing but the recorder's own handle of the case.
 */
export class ConsentRecord {
  @field(slug, { de: 'Verbund', en: 'Network' })
  readonly network!: string;

  @field(slug, { de: 'erfasst von', en: 'Recorded by' })
  readonly recordedBy!: string;

  @field(reference, { de: 'Einwilligung', en: 'Consent' })
  readonly consentId!: string;

  @field(handle, { de: 'Kennung des Falls', en: 'Handle of the case' })
  readonly handle!: string;

  @field(instant, { de: 'ausgestellt am', en: 'Issued at' })
  readonly issuedAt!: string;

  @partField(Notice, part, { de: 'Merkblatt', en: 'Notice' })
  readonly notice!: Notice;

  @field(oneOf(givers), { de: 'erteilt durch', en: 'Given by', optional: true })
  readonly givenBy?: keyof typeof givers;

  @field(instant, { de: 'Vertretung endet', en: 'Representation ends', optional: true })
  readonly representedUntil?: string;

  @field(oneOf(identityChecks), { de: 'Identität geprüft', en: 'Identity checked', optional: true })
  readonly identityCheck?: keyof typeof identityChecks;

  @field(yes, { de: 'Folgen der Verweigerung', en: 'Consequences of refusal told', optional: true })
  readonly consequencesTold?: true;

  @field(reference, { de: 'tritt an die Stelle von', en: 'Takes the place of', optional: true })
  readonly supersedes?: string;

  @partField(ProvisionTold, partsOf('objects', 1, 100), { de: 'Bestimmungen', en: 'Provisions' })
  readonly provisions!: readonly ProvisionTold[];

  @partField(ConsentStepTold, partsOf('objects', 1, 1_000), { de: 'Verlauf', en: 'Life' })
  readonly life!: readonly ConsentStepTold[];

  @partField(PartyNamed, partsOf('objects', 1, 200), { de: 'Beteiligte', en: 'Parties' })
  readonly parties!: readonly PartyNamed[];

  @partField(ChainPlace, part, { de: 'Platz in der Kette', en: 'Place in the chain', optional: true })
  readonly chain?: ChainPlace;
}
