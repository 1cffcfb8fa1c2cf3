import type { CaseState, Consent, ConsentStatus } from '#casefile';
import { consentStatus } from '#casefile';
import type { NameOf, Titles } from '#catalogue';
import { purposeOf, titleOf } from '#catalogue';
import type { Depth, Provision } from '#gate';

/** One provision in words: who tells whom what, for what, until when. */
export interface ProvisionShown {
  readonly provisionId: string;
  readonly form: Provision['form'];
  readonly source: string;
  readonly sourceName: Titles;
  readonly recipients: readonly { readonly agency: string; readonly name: Titles }[];
  readonly purposes: readonly (Titles & { readonly id: string })[];
  readonly what: readonly Titles[];
  readonly depth: Depth;
  readonly validUntil: string;
  readonly withdrawnAt?: string;
}

/** A consent of the person with its life so far. */
export interface ConsentShown {
  readonly consentId: string;
  readonly recordedBy: string;
  readonly recordedByName: Titles;
  readonly state: ConsentStatus;
  readonly givenAt?: string;
  readonly provisions: readonly ProvisionShown[];
}

const EVERYTHING: Titles = { de: 'alle Einträge dieser Stelle', en: 'all entries of this agency' };

/** The person's consents in the order in which they were taken down; questions that were not answered are among them. */
export function consentsShown(state: CaseState, nameOf: NameOf, at: string): readonly ConsentShown[] {
  return state.kind === 'none' ? [] : state.consents.map((consent) => shown(consent, nameOf, at));
}

function shown(consent: Consent, nameOf: NameOf, at: string): ConsentShown {
  const { consentId, recordedBy, provisions, steps } = consent;
  const given = steps.find(({ change }) => change.type === 'ConsentGiven')?.change.stored?.recordedAt;
  return {
    consentId,
    recordedBy,
    recordedByName: nameOf(recordedBy),
    state: consentStatus(consent, at),
    ...(given !== undefined && { givenAt: given }),
    provisions: provisions.map((one) => provisionShown(one, nameOf)),
  };
}

function provisionShown(provision: Provision, nameOf: NameOf): ProvisionShown {
  const { provisionId, form, source, recipients, purposes, eventTypes, depth, validUntil, withdrawnAt } =
    provision;
  return {
    provisionId,
    form,
    source,
    sourceName: nameOf(source),
    recipients: recipients.map((agency) => ({ agency, name: nameOf(agency) })),
    purposes: purposes.map((id) => ({ id, ...(purposeOf(id)?.titles ?? { de: id, en: id }) })),
    what: eventTypes.includes('*') ? [EVERYTHING] : eventTypes.map(titleOf),
    depth,
    validUntil,
    ...(withdrawnAt !== undefined && { withdrawnAt }),
  };
}
