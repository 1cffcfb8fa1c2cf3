import type { Receipt, SignedEnvelope, TimelineReply } from '#catalogue';
import { callDesk } from '../../deploy/local/demonstration/desks.mjs';
import { untilQuiet } from '../../deploy/local/demonstration/quiet.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { command, handIn, send } from '../faults/by-hand.ts';
import type { RecallInSink, SinkLine } from '../network/files.ts';
import { dropExport, recallsInSink, sinkOf } from '../network/files.ts';
import type { SampleAgency } from '../network/sample-agencies.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { AgencyByHand } from './agency-by-hand.ts';

/** Told by law to BAMF, and to the jobcenter only as the person agrees. */
export const REGISTERED = 'de.wegmarke.language.registered.v1';

/** Told to the jobcenter by law where it has obliged the person (§ 8(3) IntV). */
export const IRREGULAR = 'de.wegmarke.language.irregular-attendance.v1';

/** Told to nobody but as the person agrees. */
export const OFFER = 'de.wegmarke.language.voluntary-offer-joined.v1';

const AGENCIES = ['vhs', 'jobcenter', 'caritas', 'abh'] as const;

type Agencies = Readonly<Record<(typeof AGENCIES)[number], AgencyByHand>>;

/** A course provider, a jobcenter, a counselling and an immigration office on real parts, and what happens between them. */
export class ConsentStage {
  #exports = 0;

  private constructor(
    readonly network: SampleNetwork,
    readonly agencies: Agencies,
  ) {}

  /** Starts the network; each person's case is opened at the VHS and shared with the others named, under one number everywhere. */
  static async built(persons: Readonly<Record<string, readonly SampleAgency[]>>): Promise<ConsentStage> {
    const network = await startSampleNetwork('consent_story', AGENCIES);
    await Promise.all(
      Object.entries(persons).map(([reference, others]) => sharePerson(network, reference, others)),
    );
    const joined = await Promise.all(
      AGENCIES.map(async (name) => [name, await AgencyByHand.of(network, name)] as const),
    );
    return new ConsentStage(network, Object.fromEntries(joined) as Agencies);
  }

  async end(): Promise<void> {
    await Promise.all(Object.values(this.agencies).map(({ broker }) => broker.close()));
    await this.network.stop();
  }

  /** Rows that the system of the VHS exports. */
  happens(...rows: readonly string[]): void {
    dropExport(this.network.agency('vhs'), `export-${(this.#exports += 1)}.csv`, rows);
  }

  /** Lines about a person in the jobcenter's sink. */
  linesOf(person: string, type?: string): readonly SinkLine[] {
    return sinkOf(this.network.agency('jobcenter')).filter(
      (line) => line.reference === person && (type === undefined || line.type === type),
    );
  }

  /** The line of an event in the jobcenter's sink. */
  lineOf(id: string): SinkLine | undefined {
    return sinkOf(this.network.agency('jobcenter')).find((line) => line.id === id);
  }

  /** Waits for the first line of a type about a person; the event's id. */
  async arrived(person: string, type: string): Promise<string> {
    return (await until(`${type} in the sink`, () => this.linesOf(person, type)[0])).id;
  }

  /** What the jobcenter's system was told of recalls about a person, in order. */
  recallsAbout(person: string): readonly RecallInSink[] {
    return recallsInSink(this.network.agency('jobcenter')).filter(({ reference }) => reference === person);
  }

  /** Ids of what a member of staff sees of a person, at either door; own events left out. */
  async seenBy(
    reader: AgencyByHand,
    person: string,
    door: 'timeline' | 'export' = 'timeline',
  ): Promise<readonly string[]> {
    const { entries } = reader.opened(await reader.read(reader.handle(person), { door })) as TimelineReply;
    return entries.filter(({ agency }) => agency !== reader.name).map(({ id }) => id);
  }

  /** The VHS records something that only the person's consent lets anybody have. */
  async offer(person: string): Promise<Receipt> {
    const { vhs } = this.agencies;
    const joined = vhs.envelope({
      handle: vhs.handle(person),
      type: OFFER,
      data: { offer: 'language-cafe' },
    });
    const [receipt] = await handIn(vhs, [joined]);
    if (receipt === undefined) throw new Error('There is a receipt for every envelope.');
    return receipt;
  }

  /** The VHS corrects an entry about a person; the id of the correction, which is in the record. */
  async corrected(person: string, id: string, data: Readonly<Record<string, unknown>>): Promise<string> {
    const { vhs } = this.agencies;
    const correction = vhs.envelope({ handle: vhs.handle(person), type: REGISTERED, data, corrects: id });
    await send(vhs, correction);
    return correction.envelope.id;
  }

  /** A step of an agency's rights desk about a person, e.g. `propose`. */
  rights(
    by: keyof Agencies,
    person: string,
    step: string,
    data: Readonly<Record<string, unknown>>,
  ): SignedEnvelope {
    const agency = this.agencies[by];
    return command(agency, agency.handle(person), `rights.${step}`, data);
  }

  /** The counselling takes down what the person asks of everybody. */
  async asked(person: string, request: string, kind: string): Promise<void> {
    const receivedAt = new Date().toISOString();
    const data = { request, kind, receivedAt, identityCheck: 'document', staff: 'caritas-001' };
    await send(this.agencies.caritas, this.rights('caritas', person, 'request', data));
  }

  /** The rights desk of the VHS grants its part: one proposes, who cannot confirm, and another confirms. */
  async decided(person: string, request: string): Promise<void> {
    const { vhs } = this.agencies;
    const proposed = { request, decision: 'grant', staff: 'vhs-001' };
    const proposing = this.rights('vhs', person, 'propose', proposed);
    await send(vhs, proposing);
    await this.#confirmed(person, 'confirm', request, proposing);
  }

  /** The rights desk of the VHS lifts a restriction after the person was told: one proposes, another confirms. */
  async lifted(person: string, request: string, personToldAt: string): Promise<void> {
    const { vhs } = this.agencies;
    const proposing = this.rights('vhs', person, 'propose-lift', { request, personToldAt, staff: 'vhs-001' });
    await send(vhs, proposing);
    await this.#confirmed(person, 'confirm-lift', request, proposing);
  }

  async #confirmed(
    person: string,
    step: 'confirm' | 'confirm-lift',
    request: string,
    { envelope: { id: proposal } }: SignedEnvelope,
  ): Promise<void> {
    const { vhs } = this.agencies;
    const confirm = (staff: string) => this.rights('vhs', person, step, { request, proposal, staff });
    expect(await handIn(vhs, [confirm('vhs-001')])).toMatchObject([
      { outcome: 'refused', code: 'RIGHTS_FOUR_EYES' },
    ]);
    await send(vhs, confirm('vhs-002'));
  }

  /** Waits until nothing moves any more between provider and recipient. */
  calm(): Promise<void> {
    return untilQuiet([this.network.agency('vhs'), this.network.agency('jobcenter')]);
  }

  /** Waits until everything that was called back from the jobcenter has its answer. */
  async answered(): Promise<void> {
    const jobcenter = this.network.agency('jobcenter');
    const byStaff = new Set<string>();
    await until('the answer to every recall', async () => {
      const { recalls } = (await callDesk(jobcenter, 'GET', '/desk/recalls')) as {
        recalls: readonly { readonly recall: string; readonly kind: string }[];
      };
      // What is to be marked, the adapter cannot answer for.
      for (const { recall, kind } of recalls) {
        if (byStaff.has(recall) || kind === 'stop-using' || kind === 'erase') continue;
        byStaff.add(recall);
        await callDesk(jobcenter, 'POST', `/desk/recalls/${recall}/answer`, { outcome: 'stopped' });
      }
      return recalls.length === 0 || undefined;
    });
  }
}

async function sharePerson(
  network: SampleNetwork,
  reference: string,
  others: readonly SampleAgency[],
): Promise<void> {
  const host = network.agency('vhs');
  await callDesk(host, 'POST', '/desk/cases', { reference });
  await until(`the case ${reference}`, async () => {
    const { cases } = (await callDesk(host, 'GET', '/desk/cases')) as {
      cases: readonly { readonly reference: string; readonly linked: boolean }[];
    };
    return cases.some((one) => one.reference === reference && one.linked) || undefined;
  });
  for (const other of others) {
    const { code } = await callDesk(host, 'POST', `/desk/cases/${reference}/link-codes`, {});
    const redeem = { code, reference };
    await callDesk(network.agency(other), 'POST', '/desk/link-codes/redeem', redeem);
  }
}
