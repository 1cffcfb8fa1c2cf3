import type { Receipt } from '#catalogue';
import { callDesk } from '../../deploy/local/demonstration/desks.mjs';
import { untilQuiet } from '../../deploy/local/demonstration/quiet.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { command, consentingFor, event, handIn, random, send } from '../faults/by-hand.ts';
import { dropExport, recallsInSink, sinkOf } from '../network/files.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { AgencyByHand } from './agency-by-hand.ts';
import { KeysWatch } from './keys-watch.ts';
import { hashOf, OfficerByHand } from './officer-by-hand.ts';
import { rightsStep, seenBy, sharePerson } from './shared-persons.ts';

const AGENCIES = ['vhs', 'jobcenter', 'caritas', 'abh'] as const;

/** Persons under the number that every agency keeps them under, each with a story of its own. */
const COURSE = 'P-1';
const NOT_OURS = 'P-2';
const RESTRICTED = 'P-3';
const ERASED = 'P-4';

const PROGRESS = { source: 'vhs', recipient: 'jobcenter', purpose: 'course-progress' } as const;
const OFFER = 'language.voluntary-offer-joined';
const REGISTERED = 'de.wegmarke.language.registered.v1';
const IRREGULAR = 'de.wegmarke.language.irregular-attendance.v1';

describe('A consent, from its giving to the officer who asks for it', () => {
  let network: SampleNetwork;
  let vhs: AgencyByHand;
  let jobcenter: AgencyByHand;
  let caritas: AgencyByHand;
  let abh: AgencyByHand;
  let exports = 0;

  beforeAll(async () => {
    network = await startSampleNetwork('consent_story', AGENCIES);
    await Promise.all([
      sharePerson(network, COURSE, ['jobcenter', 'caritas']),
      sharePerson(network, NOT_OURS, ['jobcenter', 'caritas', 'abh']),
      sharePerson(network, RESTRICTED, ['jobcenter', 'caritas']),
      sharePerson(network, ERASED, ['jobcenter', 'caritas']),
    ]);
    [vhs, jobcenter, caritas, abh] = (await Promise.all(
      AGENCIES.map((name) => AgencyByHand.of(network, name)),
    )) as [AgencyByHand, AgencyByHand, AgencyByHand, AgencyByHand];
    // Whom the jobcenter has obliged, the provider must report to it: that goes on without any consent (§ 8(3) IntV).
    for (const person of [COURSE, RESTRICTED]) {
      const duty = { ground: 'aufenthg-44a-1-2' };
      await send(jobcenter, event(jobcenter, jobcenter.handle(person), 'language.duty-stated', duty));
    }
  }, 60_000);

  afterAll(async () => {
    await Promise.all([vhs, jobcenter, caritas, abh].map(({ broker }) => broker.close()));
    await network.stop();
  });

  describe('recorded by a body that the agreement names', () => {
    const consentId = random();
    let registered: string;
    let irregular: string;

    it('counts from a named recorder only, who cannot name itself', async () => {
      const given = (recorder: AgencyByHand, recipient: string) =>
        handIn(recorder, [
          consentingFor(recorder, recorder.handle(COURSE), { ...PROGRESS, consentId, recipient }),
        ]);
      expect(await given(jobcenter, 'jobcenter')).toMatchObject([
        { outcome: 'refused', code: 'CONSENT_RECORDER_NOT_NAMED' },
      ]);
      expect(await given(caritas, 'caritas')).toMatchObject([
        { outcome: 'refused', code: 'CONSENT_RECORDER_NOT_NAMED' },
      ]);
      expect(await given(caritas, 'jobcenter')).toMatchObject([{ outcome: 'accepted' }]);
    });

    it('is told to the source', async () => {
      const { cases } = await vhs.evidence();
      const told = cases.find(({ handle }) => handle === vhs.handle(COURSE));
      expect(told?.provisions).toMatchObject([
        { consentId, recordedBy: 'caritas', source: 'vhs', recipients: ['jobcenter'] },
      ]);
    });

    it("brings what the person agreed to into the recipient's system, beside what the law brings", async () => {
      happens(`${COURSE};;;1;ANMELDUNG;05.02.2026;IK-1;;`, `${COURSE};;;2;FEHLZEIT;06.02.2026;IK-1;3;`);
      registered = await arrived(COURSE, REGISTERED);
      irregular = await arrived(COURSE, IRREGULAR);
      const basis = (id: string) => sinkOf(network.agency('jobcenter')).find((line) => line.id === id)?.basis;
      expect(basis(registered)).toMatchObject({ kind: 'consent', consentId });
      expect(basis(irregular)).toMatchObject({ kind: 'statutory' });
      for (const door of ['timeline', 'export'] as const)
        expect(new Set(await seenBy(jobcenter, COURSE, door))).toEqual(new Set([registered, irregular]));
      expect(await seenBy(caritas, COURSE)).toEqual([]);
    });

    it('withdrawn, opens no door any more, while what the law says goes on', async () => {
      await send(caritas, command(caritas, caritas.handle(COURSE), 'consent.withdraw', { consentId }));
      for (const door of ['timeline', 'export'] as const)
        expect(await seenBy(jobcenter, COURSE, door)).toEqual([irregular]);
      expect(await offer(COURSE)).toMatchObject({ outcome: 'held', code: 'NO_BASIS_NOW' });
      happens(`${COURSE};;;3;BEGINN;09.02.2026;IK-1;;`, `${COURSE};;;4;FEHLZEIT;10.02.2026;IK-1;5;`);
      await until('the second irregular attendance', () => linesOf(COURSE, IRREGULAR)[1]);
      await calm();
      expect(linesOf(COURSE)).toHaveLength(3);
    });

    it("calls back from the recipient's adapter what rested on it, and nothing else", async () => {
      await answered();
      expect(recallsAbout(COURSE)).toMatchObject([{ notice: 'stop-using', ids: [registered] }]);
    });

    it('does not let a correction through afterwards, not even as a recall of its own', async () => {
      const correction = await corrected(registered, { courseKind: 'general', courseCode: 'IK-2' });
      await calm();
      const everywhere = [...sinkOf(network.agency('jobcenter')).map(({ id }) => id)];
      for (const door of ['timeline', 'export'] as const)
        everywhere.push(...(await seenBy(jobcenter, COURSE, door)));
      expect(everywhere).not.toContain(correction);
      expect(recallsAbout(COURSE)).toHaveLength(1);
    });

    it('that ran out calls nothing back until it turns out wrong: then it is to be used no more', async () => {
      const validUntil = new Date(Date.now() + 2_000).toISOString();
      const eventTypes = [`de.wegmarke.${OFFER}.v1`];
      const terms = { ...PROGRESS, consentId: random(), eventTypes, validUntil };
      await send(caritas, consentingFor(caritas, caritas.handle(COURSE), terms));
      const { id } = await offer(COURSE);
      await until('the offer', () => lineOf(id));
      await until('the end of the consent', () => new Date().toISOString() > validUntil || undefined);
      expect(await seenBy(jobcenter, COURSE)).not.toContain(id);
      expect(recallsAbout(COURSE)).toHaveLength(1);
      // Nobody may have the correction as an offer; as what it is, BAMF may.
      const correction = await corrected(id, { courseKind: 'general' });
      await until('the recall', () => recallsAbout(COURSE)[1]);
      expect(recallsAbout(COURSE)[1]).toMatchObject({ notice: 'stop-using', ids: [id] });
      await calm();
      expect(lineOf(correction)).toBeUndefined();
    });
  });

  it('ends where the source objects to it', async () => {
    const consentId = random();
    await send(caritas, consentingFor(caritas, caritas.handle(NOT_OURS), { ...PROGRESS, consentId }));
    const { id } = await offer(NOT_OURS);
    await until('the offer', () => lineOf(id));
    const objection = { consentId, recordedBy: 'caritas', ground: 'not-ours' };
    await send(vhs, command(vhs, vhs.handle(NOT_OURS), 'consent.object', objection));
    for (const door of ['timeline', 'export'] as const)
      expect(await seenBy(jobcenter, NOT_OURS, door)).toEqual([]);
    expect(await offer(NOT_OURS)).toMatchObject({ outcome: 'held', code: 'NO_BASIS_NOW' });
    await until('the recall', () => recallsAbout(NOT_OURS)[0]);
    expect(recallsAbout(NOT_OURS)).toMatchObject([{ notice: 'stop-using', ids: [id] }]);
    await answered();
  });

  describe('and a restriction', () => {
    const request = random();
    let irregular: string;

    it('is told to whoever has something, and stops also what the law would let through', async () => {
      happens(`${RESTRICTED};;;1;FEHLZEIT;06.02.2026;IK-1;3;`);
      irregular = await arrived(RESTRICTED, IRREGULAR);
      await send(caritas, asked(RESTRICTED, request, 'restriction'));
      await decided(RESTRICTED, request);
      await until('the notice', () => recallsAbout(RESTRICTED)[0]);
      expect(recallsAbout(RESTRICTED)).toMatchObject([{ notice: 'restrict', ids: [irregular] }]);
      for (const door of ['timeline', 'export'] as const)
        expect(await seenBy(jobcenter, RESTRICTED, door)).toEqual([]);
      const missed = { courseCode: 'IK-1', missedLessons: 9 };
      const [more] = await handIn(vhs, [
        event(vhs, vhs.handle(RESTRICTED), 'language.irregular-attendance', missed),
      ]);
      expect(more).toMatchObject({ outcome: 'held' });
    });

    it('lets through only what the person agrees to afterwards', async () => {
      const terms = { ...PROGRESS, consentId: random(), eventTypes: [REGISTERED] };
      const validFrom = new Date().toISOString();
      await send(vhs, consentingFor(vhs, vhs.handle(RESTRICTED), { ...terms, validFrom }));
      const data = { courseKind: 'general', courseCode: 'IK-1' };
      const told = event(vhs, vhs.handle(RESTRICTED), 'language.registered', data);
      await send(vhs, told);
      await until('what the person agreed to', () => lineOf(told.envelope.id));
      for (const door of ['timeline', 'export'] as const)
        expect(await seenBy(jobcenter, RESTRICTED, door)).toEqual([told.envelope.id]);
      expect(linesOf(RESTRICTED, IRREGULAR)).toHaveLength(1);
    });

    it('ends after the person was told, on the word of two', async () => {
      const lift = (told: { personToldAt: string; staff: string; confirmedBy: string }) =>
        handIn(vhs, [rightsStep(vhs, RESTRICTED, 'lift-restriction', { request, ...told })]);
      const [now, later] = [0, 60_000].map((ms) => new Date(Date.now() + ms).toISOString()) as [
        string,
        string,
      ];
      const two = { staff: 'vhs-001', confirmedBy: 'vhs-002' };
      expect(await lift({ personToldAt: later, ...two })).toMatchObject([
        { outcome: 'refused', code: 'RESTRICTION_PERSON_NOT_TOLD' },
      ]);
      expect(await lift({ personToldAt: now, ...two, confirmedBy: two.staff })).toMatchObject([
        { outcome: 'refused', code: 'RIGHTS_FOUR_EYES' },
      ]);
      expect(await lift({ personToldAt: now, ...two })).toMatchObject([{ outcome: 'accepted' }]);
      await until('the notice of the end', () => recallsAbout(RESTRICTED)[1]);
      expect(recallsAbout(RESTRICTED)[1]).toMatchObject({ notice: 'restriction-lifted', ids: [irregular] });
      expect(await seenBy(jobcenter, RESTRICTED)).toContain(irregular);
      happens(`${RESTRICTED};;;2;FEHLZEIT;12.02.2026;IK-1;4;`);
      await until('the next irregular attendance', () => linesOf(RESTRICTED, IRREGULAR)[1]);
      await answered();
    });
  });

  it('and the erasure that a rights desk grants: recalled before the keys go, erased in the sink, answered', async () => {
    const terms = { ...PROGRESS, consentId: random() };
    await send(caritas, consentingFor(caritas, caritas.handle(ERASED), terms));
    const { id } = await offer(ERASED);
    await until('the offer', () => lineOf(id));
    const request = random();
    const watch = await KeysWatch.over(network.databaseUrl);
    await send(caritas, asked(ERASED, request, 'erasure'));
    await decided(ERASED, request);
    await until('the recall', () => recallsAbout(ERASED)[0]);
    expect(recallsAbout(ERASED)).toMatchObject([{ notice: 'erase', ids: [id] }]);
    await until('the erasure in the sink', () => lineOf(id) === undefined || undefined);
    await answered();
    const last = (types: readonly string[]) => types.findLast((type) => type.startsWith('Recall'));
    expect(await until('the end of the keys', () => watch.recordedBefore('vhs-rheine').then(last))).toBe(
      'RecallOpened',
    );
    await watch.close();
    for (const door of ['timeline', 'export'] as const)
      expect(await seenBy(jobcenter, ERASED, door)).toEqual([]);
    expect(await offer(ERASED)).toMatchObject({ outcome: 'refused', code: 'ERASED' });
  });

  describe('for the officer', () => {
    const officerOf = (agency: AgencyByHand) => new OfficerByHand(agency, network);

    it("of the recipient's controller is in the list, comes out the same again, and goes with a manifest", async () => {
      const officer = officerOf(jobcenter);
      const q = `sender:vhs basis:consent type:${REGISTERED} case:${jobcenter.handle(COURSE)}`;
      const found = await officer.list('search', { q });
      expect(found.map(({ door }) => door)).toEqual(expect.arrayContaining(['claim', 'timeline', 'export']));
      for (const { entry } of found)
        expect(await officer.answer(`entries/${String(entry)}`)).toMatchObject({ replayed: 'same' });
      const taken = (await officer.answer('export', { of: 'search', q })) as {
        readonly manifest: object;
        readonly json: string;
        readonly csv: string;
      };
      expect(taken.manifest).toMatchObject({
        of: 'search',
        query: q,
        count: found.length,
        sha256: { json: hashOf(taken.json), csv: hashOf(taken.csv) },
        signer: { agency: 'jobcenter', officer: 'officer-by-hand' },
      });
      expect(JSON.parse(taken.json)).toEqual(found);
    });

    it('shows what was called back, and what came of it', async () => {
      for (const agency of [vhs, jobcenter]) {
        const recalls = await officerOf(agency).list('recalls', { open: 'false' });
        const called = recalls.filter(({ neverClaimed }) => neverClaimed === false);
        expect(called.map(({ kind }) => kind)).toEqual([
          'stop-using',
          'stop-using',
          'stop-using',
          'restrict',
          'restriction-lifted',
          'erase',
        ]);
        expect(called.at(-1)).toMatchObject({ recipient: 'jobcenter', open: 0, outcomes: { erased: 1 } });
      }
    });

    it("of another controller is nowhere, though one of the persons is that controller's too", async () => {
      const [entry] = await officerOf(jobcenter).list('search', { q: 'sender:vhs' });
      const other = officerOf(abh);
      for (const list of ['search', 'consents', 'consents/unused', 'reads-without-event', 'recalls'])
        expect({ list, items: await other.list(list) }).toEqual({ list, items: [] });
      const unknown = await other.asked('entries/999999/0');
      const { status, body } = await other.asked(`entries/${String(entry?.['entry'])}`);
      expect([status, (JSON.parse(body) as { code: string }).code]).toEqual([404, 'ENTRY_NOT_FOUND']);
      expect(status).toBe(unknown.status);
    });
  });

  /** Rows that the system of the VHS exports. */
  function happens(...rows: readonly string[]): void {
    dropExport(network.agency('vhs'), `export-${(exports += 1)}.csv`, rows);
  }

  /** Lines about a person in the jobcenter's sink. */
  function linesOf(person: string, type?: string) {
    return sinkOf(network.agency('jobcenter')).filter(
      (line) => line.reference === person && (type === undefined || line.type === type),
    );
  }

  function lineOf(id: string) {
    return sinkOf(network.agency('jobcenter')).find((line) => line.id === id);
  }

  async function arrived(person: string, type: string): Promise<string> {
    const [line] = await until(`${type} in the sink`, () => {
      const lines = linesOf(person, type);
      return lines.length > 0 ? lines : undefined;
    });
    return line!.id;
  }

  function recallsAbout(person: string) {
    return recallsInSink(network.agency('jobcenter')).filter(({ reference }) => reference === person);
  }

  /** The VHS records something that only the person's consent lets anybody have. */
  async function offer(person: string): Promise<Receipt> {
    const [receipt] = await handIn(vhs, [event(vhs, vhs.handle(person), OFFER, { offer: 'language-cafe' })]);
    return receipt!;
  }

  /** The VHS corrects an entry; the id of the correction, which is in the record. */
  async function corrected(id: string, data: Record<string, unknown>): Promise<string> {
    const correction = vhs.envelope({ handle: vhs.handle(COURSE), type: REGISTERED, data, corrects: id });
    await send(vhs, correction);
    return correction.envelope.id;
  }

  /** The counselling takes down what the person asks of everybody. */
  function asked(person: string, request: string, kind: string) {
    const receivedAt = new Date().toISOString();
    const data = { request, kind, receivedAt, identityCheck: 'document', staff: 'caritas-001' };
    return rightsStep(caritas, person, 'request', data);
  }

  /** The rights desk of the VHS grants its part, with four eyes. */
  async function decided(person: string, request: string): Promise<void> {
    await send(vhs, rightsStep(vhs, person, 'propose', { request, decision: 'grant', staff: 'vhs-001' }));
    const confirm = (staff: string) => rightsStep(vhs, person, 'confirm', { request, staff });
    expect(await handIn(vhs, [confirm('vhs-001')])).toMatchObject([
      { outcome: 'refused', code: 'RIGHTS_FOUR_EYES' },
    ]);
    await send(vhs, confirm('vhs-002'));
  }

  /** Nothing moves any more between provider and recipient. */
  function calm(): Promise<void> {
    return untilQuiet([network.agency('vhs'), network.agency('jobcenter')]);
  }

  /** Everything that was called back has its answer. */
  async function answered(): Promise<void> {
    await until('the answer to every recall', async () => {
      const { recalls } = (await callDesk(network.agency('jobcenter'), 'GET', '/desk/recalls')) as {
        recalls: readonly object[];
      };
      return recalls.length === 0 || undefined;
    });
  }
});
