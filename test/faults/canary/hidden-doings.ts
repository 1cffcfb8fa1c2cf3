import type { ReleasedEntry } from '#catalogue';
import { until } from '../../../deploy/local/services/until.mjs';
import type { AgencyByHand } from '../../e2e/agency-by-hand.ts';
import type { SampleAgency } from '../../network/sample-agencies.ts';
import { AGENCIES } from '../../network/sample-agencies.ts';
import { command, consenting, event, linking, random, send } from '../by-hand.ts';

/** The agencies of the network, each in the test's hand. */
export type Hands = Readonly<Record<SampleAgency, AgencyByHand>>;

/** One case under the handles of those who share it, with names for what differs between any two cases. */
export interface HiddenCase {
  readonly handles: Readonly<Record<SampleAgency, string>>;
  /** What stands for an id, by the id. */
  readonly names: Map<string, string>;
}

/** A voucher as each of the offices records it. */
export const VOUCHER = {
  issueMode: 'online',
  issuer: 'jobcenter',
  ground: 'aufenthg-44a-1-2',
  standing: 'obliged',
  validUntil: '2026-12-31',
} as const;

/** Ids that agencies choose in a case of their own: the same in every case, so that they need no other name. */
export const CHOSEN = {
  consent: 'consent-of-others-00001',
  access: 'request-of-access-00001',
  restriction: 'request-restriction-0001',
  erasure: 'request-of-erasure-0001',
  dispute: 'dispute-of-an-entry-001',
} as const;

const DAY = '2026-02-03T10:00:00.000Z';

/** A case nobody has opened yet. */
export function newCase(): HiddenCase {
  const handles = Object.fromEntries(AGENCIES.map((name) => [name, random()]));
  return { handles: handles as HiddenCase['handles'], names: new Map() };
}

/** An entry of a timeline or claim without what differs between any two events. */
export function comparable({ type, agency, fields, basis, purpose, disputed }: ReleasedEntry) {
  return { type, agency, fields, basis: { ...basis, provisionId: undefined }, purpose, disputed };
}

/**
 * What both cases hold and the immigration office may see: a duty and a voucher of the benefits office, its own voucher, which the
 * person disputes, what the person asked of everybody's rights desk, and what the benefits office told it and called back.
 */
export async function shareCase(agencies: Hands, one: HiddenCase): Promise<void> {
  const { jobcenter, abh, vhs, asylblg } = agencies;
  const own = one.handles;
  const guests = [abh, vhs, asylblg].map((guest) => ({
    guest,
    link: linking(jobcenter, own.jobcenter, guest, own[guest.name]),
  }));
  await send(
    jobcenter,
    command(jobcenter, own.jobcenter, 'case.open'),
    ...guests.map(({ link: [make] }) => make),
  );
  for (const { guest, link } of guests) await send(guest, link[1]);
  const told = (agency: AgencyByHand, name: string, data: object) =>
    agency.envelope({
      handle: own[agency.name],
      type: `de.wegmarke.${name}.v1`,
      data: data as Record<string, unknown>,
      time: DAY,
    });
  const duty = { ground: 'aufenthg-44a-1-4', registerBy: '2026-08-29' };
  await send(asylblg, told(asylblg, 'language.duty-stated', duty));
  const voucher = told(abh, 'language.voucher-issued', VOUCHER);
  one.names.set(voucher.envelope.id, 'voucher of abh');
  await send(abh, voucher);
  const { dispute, ...requests } = CHOSEN;
  const staff = 'jobcenter-001';
  const disputed = { dispute, eventIds: [voucher.envelope.id], staff };
  await send(jobcenter, command(jobcenter, own.jobcenter, 'rights.dispute-entry', disputed));
  for (const kind of ['access', 'restriction', 'erasure'] as const) {
    const data = {
      request: requests[kind],
      kind,
      receivedAt: new Date().toISOString(),
      identityCheck: 'document',
      staff,
    };
    await send(jobcenter, command(jobcenter, own.jobcenter, 'rights.request', data));
  }
  await tellAndCallBack(agencies, one);
}

/** The benefits office tells the immigration office of a need on a consent, which the person takes back. */
async function tellAndCallBack({ asylblg, abh }: Hands, { handles, names }: HiddenCase): Promise<void> {
  const consentId = CHOSEN.consent;
  const need = event(asylblg, handles.asylblg, 'language.need-found', { level: 'a1', way: 'interview' });
  names.set(need.envelope.id, 'need of asylblg');
  const terms = { consentId, recipient: 'abh', purpose: 'course-access' };
  await send(asylblg, consenting(asylblg, handles.asylblg, terms), need);
  await abh.read(handles.abh);
  await send(asylblg, command(asylblg, handles.asylblg, 'consent.withdraw', { consentId }));
  await until('the recall', async () => {
    const { recalls } = await abh.evidence();
    return recalls.some(({ handle }) => handle === handles.abh) || undefined;
  });
}

/** What only one of them holds, and the immigration office may not know; the recalls that came of it. */
export async function happenHidden(
  agencies: Hands,
  { handles: own }: HiddenCase,
): Promise<readonly string[]> {
  const { jobcenter, vhs, caritas } = agencies;
  const [forCaritas, byCaritas] = linking(jobcenter, own.jobcenter, caritas, own.caritas);
  await send(jobcenter, forCaritas);
  await send(caritas, byCaritas);
  const consentId = CHOSEN.consent;
  const told = { consentId, recipient: 'caritas', purpose: 'counselling' };
  await send(jobcenter, consenting(jobcenter, own.jobcenter, told));
  await send(
    caritas,
    consenting(caritas, own.caritas, { ...told, recipient: 'jobcenter' }),
    consenting(caritas, own.caritas, {
      consentId: random(),
      recipient: 'jobcenter',
      purpose: 'counselling',
      form: 'secrecy-release',
    }),
    event(caritas, own.caritas, 'language.need-found', { level: 'a1', way: 'interview' }),
  );
  await send(
    jobcenter,
    event(jobcenter, own.jobcenter, 'casework.plan-agreed', { plan: 'cooperation-plan', goals: ['work'] }),
    event(jobcenter, own.jobcenter, 'information.requested', {
      addressee: 'bamf',
      about: 'de.wegmarke.language.voucher-issued.v1',
      paragraph: 'intv-8-1-2',
      necessity: 'before-issue',
    }),
    command(jobcenter, own.jobcenter, 'case.propose-link', {
      recipient: 'bamf',
      numberKind: 'azr',
      sealedNumber: 'a..b.c.d',
    }),
  );
  const registered = event(vhs, own.vhs, 'language.registered', {
    courseKind: 'general',
    courseCode: 'IK-2026-001',
  });
  await send(
    vhs,
    consenting(vhs, own.vhs, { consentId, recipient: 'jobcenter', purpose: 'course-progress' }),
    registered,
  );
  // The jobcenter asks for what the office does not tell it: of reads of its own events the office may know.
  for (const door of ['timeline', 'export'] as const) {
    await caritas.read(own.caritas, { door });
    await jobcenter.read(own.jobcenter, { door, purpose: 'course-progress' });
  }
  return callBackHidden(agencies, own, registered.envelope.id);
}

/** Consents are taken back, entries disputed, and two rights desks decide on their own parts: recalls to others than the office. */
async function callBackHidden(
  { jobcenter, vhs, caritas }: Hands,
  own: HiddenCase['handles'],
  registered: string,
): Promise<readonly string[]> {
  const consentId = CHOSEN.consent;
  const recalled = (agency: AgencyByHand, kind: string) =>
    until(`the recall ${kind} at ${agency.name}`, async () => {
      const { recalls } = await agency.evidence();
      return recalls.find((one) => one.handle === own[agency.name] && one.kind === kind);
    });
  const staff = (agency: AgencyByHand, number: number) => ({ staff: `${agency.name}-00${number}` });
  const decide = async (agency: AgencyByHand, request: string) => {
    const step = (name: string, data: object) =>
      command(agency, own[agency.name], `rights.${name}`, { request, ...data });
    const proposing = step('propose', { decision: 'grant', ...staff(agency, 1) });
    await send(agency, proposing);
    await send(agency, step('confirm', { proposal: proposing.envelope.id, ...staff(agency, 2) }));
  };
  // First, as nobody is told to restrict what must not be used any more.
  await decide(vhs, CHOSEN.restriction);
  await recalled(jobcenter, 'restrict');
  await send(vhs, command(vhs, own.vhs, 'consent.withdraw', { consentId }));
  const stopped = await recalled(jobcenter, 'stop-using');
  await send(jobcenter, command(jobcenter, own.jobcenter, 'consent.withdraw', { consentId }));
  const counselling = await recalled(caritas, 'stop-using');
  const parts = [{ eventIds: stopped.eventIds, outcome: 'stopped', automatic: false }];
  await send(
    jobcenter,
    command(jobcenter, stopped.recall, 'recall.answer', { recall: stopped.recall, parts }),
  );

  const dispute = { dispute: random(), eventIds: [registered], ...staff(jobcenter, 1) };
  const extension = { request: CHOSEN.erasure, ground: 'gdpr-12-3', ...staff(jobcenter, 1) };
  await send(
    jobcenter,
    command(jobcenter, own.jobcenter, 'rights.dispute-entry', dispute),
    command(jobcenter, own.jobcenter, 'rights.extend', extension),
  );
  await decide(jobcenter, CHOSEN.access);
  await decide(vhs, CHOSEN.erasure);
  await recalled(jobcenter, 'erase');
  return [stopped.recall, counselling.recall];
}
