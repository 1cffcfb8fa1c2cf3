import type { Agreement } from '#agreement';
import { functionOn } from '#agreement';
import type { ReleasedEntry } from '#catalogue';
import { fieldClasses } from '#catalogue';
import type { AgencyEntry, AgreementInForce, CaseFile, CaseFiles, LoadedCase } from '#casefile';
import { accessEvidence, consentRecordOf, controllerIn, evidenceFor, whereabouts } from '#casefile';
import type { Permit } from '#gate';
import { admit, isPermit, THE_PERSON } from '#gate';
import type { Clock, EventStore, KeyVault } from '#ports';
import type { Registry } from '#registry';
import { namingTheKnown } from '../outlet/known-corrections.ts';
import { disclosuresTold } from './disclosures-told.ts';
import type { AgencyTold, Dossier, DossierPart } from './dossier.ts';
import { AccessNotReady } from './not-ready.ts';
import { PersonsOutlet } from './persons-outlet.ts';

/** For which request of which case, and who puts the answer together. */
export interface SubjectAccessOrder {
  readonly network: string;
  readonly caseId: string;
  readonly request: string;
  readonly actor: string;
}

/** What the answer is put together with. */
export interface SubjectAccessParts {
  readonly store: Pick<EventStore, 'read'>;
  readonly vault: KeyVault;
  readonly files: CaseFiles;
  readonly registry: Pick<Registry, 'agreementAt'>;
  readonly clock: Clock;
}

type Right = CaseFile['rights'][number];

interface Chosen {
  readonly entry: AgencyEntry;
  readonly permit: Permit;
}

/** Events that leave under one entry of the record: so many can be opened within the time of their permits. */
const PORTION = 50;
const ATTEMPTS = 4;
const PURPOSE = 'subject-rights';
/** A proposal holds a file number sealed for its recipient and nothing else: no entry that a person could read. */
const LINK_PROPOSAL = 'de.wegmarke.case.propose-link.v1';

/**
 * Puts together what the controllers released to the person in answer to one request. Every event passes the gate at the
 * door of subject access and is entered in the record before it is opened, like anything that leaves.
 */
export class SubjectAccess {
  readonly #outlet: PersonsOutlet;

  constructor(private readonly parts: SubjectAccessParts) {
    this.#outlet = new PersonsOutlet(parts.vault, parts.clock);
  }

  /** The answer; throws {@link AccessNotReady} as long as not every controller has decided. */
  async prepare(order: SubjectAccessOrder): Promise<Dossier> {
    const { files, clock } = this.parts;
    const { network, caseId } = order;
    const at = clock.now();
    const inForce = await this.#inForce(network, at);
    const { state } = await files.load(network, caseId);
    const right = decidedRight(state, order.request);
    const released = releasedIn(state, right);
    const entries: ReleasedEntry[] = [];
    for (let from = 0; from < released.length; from += PORTION)
      entries.push(...(await this.#portion(order, released.slice(from, from + PORTION))));
    return this.#dossier(order, right, {
      agreement: inForce.agreement,
      at,
      released,
      entries: namingTheKnown(entries),
    });
  }

  /** The agreement of an instant; throws {@link AccessNotReady} when none is in force that lets the hub do this. */
  async #inForce(network: string, at: string): Promise<AgreementInForce> {
    const inForce = await this.parts.registry.agreementAt(network, at);
    if (inForce?.agreement.parties.some((one) => isOn(inForce.agreement, one.agency)) === true)
      return inForce;
    throw new AccessNotReady('ACCESS_SWITCHED_OFF');
  }

  async #portion(order: SubjectAccessOrder, ids: readonly string[]) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const entries = await this.#attempt(order, ids);
      if (entries !== 'again') return entries;
    }
    throw new AccessNotReady('ACCESS_NOT_STILL');
  }

  async #attempt(order: SubjectAccessOrder, ids: readonly string[]) {
    const { files, clock } = this.parts;
    const { network, caseId, actor } = order;
    const loaded = await files.load(network, caseId);
    const at = clock.now();
    const chosen = permitted(loaded, await this.#inForce(network, at), { order, ids, at });
    if (chosen.length === 0) return [];
    const decisions = chosen.map(({ permit }) => permit.record);
    const [entered] = await files.commitReleases([
      { loaded, released: { door: 'subject-access', recipient: THE_PERSON, actor, decisions } },
    ]);
    if (entered?.outcome === 'failed') throw entered.error;
    if (entered?.outcome !== 'entered') return 'again';
    const left = await this.#outlet.release(chosen.map((one, seq) => outgoing(one, loaded, seq)));
    if (left !== 'late') return left;
    await files.abandonRelease(network, caseId, entered.releaseId);
    return 'again';
  }

  async #dossier(order: SubjectAccessOrder, right: Right, found: Found): Promise<Dossier> {
    const { network, caseId, request } = order;
    const { agreement, at, entries } = found;
    const { state, byId } = await this.parts.files.load(network, caseId);
    const told = new Set(entries.map(({ id }) => id));
    const { handedOn } = await whereabouts(this.parts, { network, caseId });
    const open = state.kind === 'open' ? state : undefined;
    const granted = new Set(
      right.parts.filter((one) => one.decided?.decision !== 'refuse').map(controllerOf),
    );
    const consents = consentsTold(open, agreement, { granted, at });
    return {
      network,
      request,
      kind: right.kind === 'portability' ? 'portability' : 'access',
      receivedAt: right.receivedAt,
      asOf: at,
      parts: right.parts.map((part) => partTold(part, found, open?.entries ?? [])),
      entries,
      disclosures: disclosuresTold(handedOn, told),
      consents,
      agencies: agreement.parties.map(agencyTold),
      positions: [...told].flatMap((id) => byId.get(id)?.position ?? []),
    };
  }
}

/** The receipts of what the controllers took down that granted their part; one that has run out tells too little for a receipt. */
function consentsTold(
  open: CaseFile | undefined,
  agreement: Agreement,
  { granted, at }: { readonly granted: ReadonlySet<string>; readonly at: string },
): Dossier['consents'] {
  return (open?.consents ?? []).flatMap((consent) => {
    const handle = open?.links[consent.recordedBy]?.handle;
    if (handle === undefined || !granted.has(controllerIn(agreement, consent.recordedBy))) return [];
    const { network } = agreement;
    const record = consentRecordOf(consent, { network, handle, issuedAt: at, agreement });
    return record.notice === undefined ? [] : [record];
  });
}

interface Found {
  readonly agreement: Agreement;
  readonly at: string;
  readonly released: readonly string[];
  readonly entries: readonly ReleasedEntry[];
}

/** Portability is about what the person itself provided, which here are the consents (Art. 20 GDPR); access is about everything. */
function releasedIn(state: LoadedCase['state'], { kind, request }: Right): readonly string[] {
  if (state.kind !== 'open' || kind !== 'access') return [];
  const proposals = new Set(state.entries.filter(({ type }) => type === LINK_PROPOSAL).map(({ id }) => id));
  return accessEvidence(state, request).eventIds.filter((id) => !proposals.has(id));
}

function isOn(agreement: Agreement, agency: string): boolean {
  return functionOn(agreement, 'subject-access', agency);
}

/** Throws {@link AccessNotReady} when there is no such request, or a controller has not decided on its part. */
function decidedRight(state: LoadedCase['state'], request: string): Right {
  const right = (state.kind === 'open' ? state.rights : []).find(
    (one) => one.request === request && (one.kind === 'access' || one.kind === 'portability'),
  );
  if (right === undefined) throw new AccessNotReady('ACCESS_REQUEST_UNKNOWN');
  const open = right.parts.filter((part) => part.decided === undefined);
  if (open.length === 0) return right;
  throw new AccessNotReady(
    'ACCESS_NOT_DECIDED',
    open.map(({ controller, dueAt }) => ({ controller, dueAt })),
  );
}

/** What the gate lets through at the door of subject access, in the order of the case. */
function permitted(
  loaded: LoadedCase,
  inForce: AgreementInForce,
  {
    order,
    ids,
    at,
  }: { readonly order: SubjectAccessOrder; readonly ids: readonly string[]; readonly at: string },
): readonly Chosen[] {
  const { state, network, caseId } = loaded;
  if (state.kind !== 'open') return [];
  const access = accessEvidence(state, order.request);
  return state.entries
    .filter(({ id }) => ids.includes(id))
    .flatMap((entry) => {
      const { agency: sender, id, type: eventType, category, happenedAt } = entry;
      const evidence = { ...evidenceFor(loaded, inForce, sender, eventType, at), access };
      const fields = fieldClasses(eventType).map(({ name }) => name);
      const about = { sender, eventIds: [id], eventType, category, fields, happenedAt };
      const asking = {
        door: 'subject-access',
        recipient: THE_PERSON,
        actor: order.actor,
        purpose: PURPOSE,
      } as const;
      const permit = admit({ network, caseId, ...about, ...asking, at }, evidence);
      return isPermit(permit) ? [{ entry, permit }] : [];
    });
}

function outgoing({ entry, permit }: Chosen, { byId }: LoadedCase, seq: number) {
  const event = byId.get(entry.id);
  if (event === undefined) throw new Error('a case names an event that it does not hold');
  return { permit, event, handle: '', seq };
}

function controllerOf({ controller }: Right['parts'][number]): string {
  return controller;
}

function partTold(
  { controller, decided }: Right['parts'][number],
  { agreement, released, entries }: Found,
  recorded: readonly AgencyEntry[],
): DossierPart {
  const isOwn = ({ agency }: { readonly agency: string }) => controllerIn(agreement, agency) === controller;
  const told = entries.filter(isOwn);
  const ofReleased = recorded.filter((one) => isOwn(one) && released.includes(one.id));
  const titles = agreement.parties.find((one) => one.controller.id === controller)?.controller.titles;
  return {
    controller,
    titles: titles ?? { de: controller, en: controller },
    agencies: [...new Set(told.map(({ agency }) => agency))],
    decision: decided?.decision ?? 'refuse',
    ...(decided?.ground && { ground: decided.ground }),
    told: told.length,
    runOut: ofReleased.length - told.length,
  };
}

function agencyTold({
  agency,
  titles,
  controller,
  dpo,
  supervisoryAuthority,
}: Agreement['parties'][number]): AgencyTold {
  return { agency, titles, controller: controller.titles, dpo, supervisoryAuthority };
}
