import { until } from '../../deploy/local/services/until.mjs';
import { command, consentingFor, event, handIn, random, send } from '../faults/by-hand.ts';
import type { AgencyByHand } from './agency-by-hand.ts';
import { ConsentStage, IRREGULAR, OFFER, REGISTERED } from './consent-stage.ts';
import { KeysWatch } from './keys-watch.ts';
import { hashOf, OfficerByHand } from './officer-by-hand.ts';

/** Persons under the number that every agency keeps them under, each with a story of its own. */
const COURSE = 'P-1';
const NOT_OURS = 'P-2';
const RESTRICTED = 'P-3';
const ERASED = 'P-4';

/** In which a consent is recorded, an event told on it and received, also where cores have other work. */
const LONG_ENOUGH_MS = 15_000;

const PROGRESS = { source: 'vhs', recipient: 'jobcenter', purpose: 'course-progress' } as const;

describe('A consent, from its giving to the officer who asks for it', () => {
  let stage: ConsentStage;
  let vhs: AgencyByHand;
  let jobcenter: AgencyByHand;
  let caritas: AgencyByHand;
  let abh: AgencyByHand;

  beforeAll(async () => {
    stage = await ConsentStage.built({
      [COURSE]: ['jobcenter', 'caritas'],
      [NOT_OURS]: ['jobcenter', 'caritas', 'abh'],
      [RESTRICTED]: ['jobcenter', 'caritas'],
      [ERASED]: ['jobcenter', 'caritas'],
    });
    ({ vhs, jobcenter, caritas, abh } = stage.agencies);
    // Whom the jobcenter has obliged, the provider must report to it: that goes on without any consent (§ 8(3) IntV).
    for (const person of [COURSE, RESTRICTED]) {
      const duty = { ground: 'aufenthg-44a-1-2' };
      await send(jobcenter, event(jobcenter, jobcenter.handle(person), 'language.duty-stated', duty));
    }
  });

  afterAll(() => stage.end());

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
      stage.happens(`${COURSE};;;1;ANMELDUNG;05.02.2026;IK-1;;`, `${COURSE};;;2;FEHLZEIT;06.02.2026;IK-1;3;`);
      registered = await stage.arrived(COURSE, REGISTERED);
      irregular = await stage.arrived(COURSE, IRREGULAR);
      const basis = (id: string) => stage.lineOf(id)?.basis;
      expect(basis(registered)).toMatchObject({ kind: 'consent', consentId });
      expect(basis(irregular)).toMatchObject({ kind: 'statutory' });
      for (const door of ['timeline', 'export'] as const)
        expect(new Set(await stage.seenBy(jobcenter, COURSE, door))).toEqual(
          new Set([registered, irregular]),
        );
      expect(await stage.seenBy(caritas, COURSE)).toEqual([]);
    });

    it('withdrawn, opens no door any more, while what the law says goes on', async () => {
      await send(caritas, command(caritas, caritas.handle(COURSE), 'consent.withdraw', { consentId }));
      for (const door of ['timeline', 'export'] as const)
        expect(await stage.seenBy(jobcenter, COURSE, door)).toEqual([irregular]);
      expect(await stage.offer(COURSE)).toMatchObject({ outcome: 'held', code: 'NO_BASIS_NOW' });
      stage.happens(`${COURSE};;;3;BEGINN;09.02.2026;IK-1;;`, `${COURSE};;;4;FEHLZEIT;10.02.2026;IK-1;5;`);
      await until('the second irregular attendance', () => stage.linesOf(COURSE, IRREGULAR)[1]);
      await stage.calm();
      // The line that rested on the consent was still in the sink: it is gone from there.
      expect(stage.linesOf(COURSE, REGISTERED)).toEqual([]);
      expect(stage.linesOf(COURSE)).toHaveLength(2);
    });

    it("calls back from the recipient's adapter what rested on it, and nothing else", async () => {
      await stage.answered();
      expect(stage.recallsAbout(COURSE)).toMatchObject([{ notice: 'stop-using', ids: [registered] }]);
    });

    it('does not let a correction through afterwards, not even as a recall of its own', async () => {
      const correction = await stage.corrected(COURSE, registered, {
        courseKind: 'general',
        courseCode: 'IK-2',
      });
      await stage.calm();
      const everywhere = stage.linesOf(COURSE).map(({ id }) => id);
      for (const door of ['timeline', 'export'] as const)
        everywhere.push(...(await stage.seenBy(jobcenter, COURSE, door)));
      expect(everywhere).not.toContain(correction);
      expect(stage.recallsAbout(COURSE)).toHaveLength(1);
    });

    it('that ran out calls nothing back until it turns out wrong: then it is to be used no more', async () => {
      const validUntil = new Date(Date.now() + LONG_ENOUGH_MS).toISOString();
      const eventTypes = [OFFER];
      const terms = { ...PROGRESS, consentId: random(), eventTypes, validUntil };
      await send(caritas, consentingFor(caritas, caritas.handle(COURSE), terms));
      const { id } = await stage.offer(COURSE);
      await until('the offer', () => stage.lineOf(id));
      const isOver = () => new Date().toISOString() > validUntil || undefined;
      await until('the end of the consent', isOver, 2 * LONG_ENOUGH_MS);
      expect(await stage.seenBy(jobcenter, COURSE)).not.toContain(id);
      expect(stage.recallsAbout(COURSE)).toHaveLength(1);
      // Nobody may have the correction as an offer; as what it is, BAMF may.
      const correction = await stage.corrected(COURSE, id, { courseKind: 'general' });
      await until('the recall', () => stage.recallsAbout(COURSE)[1]);
      expect(stage.recallsAbout(COURSE)[1]).toMatchObject({ notice: 'stop-using', ids: [id] });
      await stage.calm();
      expect(stage.lineOf(correction)).toBeUndefined();
    });
  });

  it('ends where the source objects to it', async () => {
    const consentId = random();
    await send(caritas, consentingFor(caritas, caritas.handle(NOT_OURS), { ...PROGRESS, consentId }));
    const { id } = await stage.offer(NOT_OURS);
    await until('the offer', () => stage.lineOf(id));
    const objection = { consentId, recordedBy: 'caritas', ground: 'not-ours' };
    await send(vhs, command(vhs, vhs.handle(NOT_OURS), 'consent.object', objection));
    for (const door of ['timeline', 'export'] as const)
      expect(await stage.seenBy(jobcenter, NOT_OURS, door)).toEqual([]);
    expect(await stage.offer(NOT_OURS)).toMatchObject({ outcome: 'held', code: 'NO_BASIS_NOW' });
    await until('the recall', () => stage.recallsAbout(NOT_OURS)[0]);
    expect(stage.recallsAbout(NOT_OURS)).toMatchObject([{ notice: 'stop-using', ids: [id] }]);
    await stage.answered();
  });

  describe('and a restriction', () => {
    const request = random();
    let irregular: string;

    it('is told to whoever has something, and stops also what the law would let through', async () => {
      stage.happens(`${RESTRICTED};;;1;FEHLZEIT;06.02.2026;IK-1;3;`);
      irregular = await stage.arrived(RESTRICTED, IRREGULAR);
      await stage.asked(RESTRICTED, request, 'restriction');
      await stage.decided(RESTRICTED, request);
      await until('the notice', () => stage.recallsAbout(RESTRICTED)[0]);
      expect(stage.recallsAbout(RESTRICTED)).toMatchObject([{ notice: 'restrict', ids: [irregular] }]);
      for (const door of ['timeline', 'export'] as const)
        expect(await stage.seenBy(jobcenter, RESTRICTED, door)).toEqual([]);
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
      await until('what the person agreed to', () => stage.lineOf(told.envelope.id));
      for (const door of ['timeline', 'export'] as const)
        expect(await stage.seenBy(jobcenter, RESTRICTED, door)).toEqual([told.envelope.id]);
      expect(stage.linesOf(RESTRICTED, IRREGULAR)).toHaveLength(1);
    });

    it('ends after the person was told, on the word of two', async () => {
      const [now, later] = [0, 60_000].map((ms) => new Date(Date.now() + ms).toISOString()) as [
        string,
        string,
      ];
      const early = { request, personToldAt: later, staff: 'vhs-001' };
      expect(await handIn(vhs, [stage.rights('vhs', RESTRICTED, 'propose-lift', early)])).toMatchObject([
        { outcome: 'refused', code: 'RESTRICTION_PERSON_NOT_TOLD' },
      ]);
      await stage.lifted(RESTRICTED, request, now);
      await until('the notice of the end', () => stage.recallsAbout(RESTRICTED)[1]);
      expect(stage.recallsAbout(RESTRICTED)[1]).toMatchObject({
        notice: 'restriction-lifted',
        ids: [irregular],
      });
      expect(await stage.seenBy(jobcenter, RESTRICTED)).toContain(irregular);
      stage.happens(`${RESTRICTED};;;2;FEHLZEIT;12.02.2026;IK-1;4;`);
      await until('the next irregular attendance', () => stage.linesOf(RESTRICTED, IRREGULAR)[1]);
      await stage.answered();
    });
  });

  it('and the erasure that a rights desk grants: recalled before the keys go, erased in the sink, answered', async () => {
    const terms = { ...PROGRESS, consentId: random() };
    await send(caritas, consentingFor(caritas, caritas.handle(ERASED), terms));
    const { id } = await stage.offer(ERASED);
    await until('the offer', () => stage.lineOf(id));
    const request = random();
    const watch = await KeysWatch.over(stage.network.databaseUrl);
    await stage.asked(ERASED, request, 'erasure');
    await stage.decided(ERASED, request);
    await until('the recall', () => stage.recallsAbout(ERASED)[0]);
    expect(stage.recallsAbout(ERASED)).toMatchObject([{ notice: 'erase', ids: [id] }]);
    await until('the erasure in the sink', () => stage.lineOf(id) === undefined || undefined);
    await stage.answered();
    const before = await until('the end of the keys', () => watch.recordedBefore('vhs-rheine'));
    expect(before.slice(before.lastIndexOf('ControllerErased'))).toContain('RecallOpened');
    await watch.close();
    for (const door of ['timeline', 'export'] as const)
      expect(await stage.seenBy(jobcenter, ERASED, door)).toEqual([]);
    expect(await stage.offer(ERASED)).toMatchObject({ outcome: 'refused', code: 'ERASED' });
  });

  describe('for the officer', () => {
    const officerOf = (agency: AgencyByHand) => new OfficerByHand(agency, stage.network);

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
});
