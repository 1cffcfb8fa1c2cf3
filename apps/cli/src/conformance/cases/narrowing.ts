import type { CaseEvidence } from '#catalogue';
import { partOf, TYPES } from '../bench-agreement.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { must } from '../unmet.ts';
import type { KnownFile, Stage } from '../stage.ts';
import { newId } from './entry.ts';

const GIVE = 'de.wegmarke.consent.give.v1';
const WITHDRAW = 'de.wegmarke.consent.withdraw.v1';
/** Time to read an export while the broker is away, milliseconds. */
const IMPORT_MS = 2_000;

/** What an adapter may send, and what ends that. */
export const NARROWING: readonly ConformanceCase[] = [
  {
    id: 'no-link-no-event',
    proves: 'of a case that the hub has not linked, nothing leaves but the command that opens it',
    source: 'docs/asyncapi.yaml, evidence, linked',
    when: 'alone',
    run: async (stage) => {
      const { hub } = stage;
      const row = stage.row(stage.newReference());
      const known = new Set(hub.wire.arrivals.map(({ handle }) => handle));
      hub.linksAtOnce = false;
      try {
        await stage.feed(row);
        const opened = await stage.until('the case was not opened', () =>
          hub.wire.arrivals.find(({ handle }) => !known.has(handle)),
        );
        await stage.quiet();
        must(stage.arrivals(row.course).length === 0, 'an event came of a case that is not linked');
        hub.tell(opened.handle, { linked: true });
        await stage.arrival(row.course);
      } finally {
        hub.linksAtOnce = true;
      }
    },
  },
  {
    id: 'unannounced-hub-key',
    proves:
      "evidence under a key that is not the hub's pinned one counts for nothing: a new key is announced by hand",
    source: 'docs/asyncapi.yaml, evidence; docs/how-to/connect-an-agency.md',
    when: 'alone',
    run: async (stage, [file = NOBODY]) => {
      const { hub } = stage;
      hub.teller = hub.stranger;
      try {
        hub.tell(file.handle, { provisions: [provision(hub.plan.agency)] });
        await stage.feed(stage.row(file.reference, { event: 'byConsent' }));
        await stage.quiet();
        must(stage.underConsent(file).length === 0, 'an event came on evidence that a stranger signed');
      } finally {
        hub.teller = hub.sealer;
        hub.way?.ringBell();
      }
      await stage.until('an event under consent did not come', () => stage.underConsent(file)[0]);
    },
  },
  {
    id: 'agreement-changed',
    proves: 'when the evidence names another agreement it is read, and what it does not allow stays',
    source: 'docs/asyncapi.yaml, evidence, agreementHash; docs/openapi.json, readAgreement',
    when: 'alone',
    run: async (stage, [file = NOBODY]) => {
      const { hub } = stage;
      const before = hub.agreement;
      const [one, other] = [0, 1].map(() => stage.row(file.reference, { event: 'untilChanged' }));
      if (one === undefined || other === undefined) return;
      await stage.feed(one);
      await stage.arrival(one.course);
      hub.agreement = stage.plan.changed;
      try {
        hub.way?.ringBell();
        await stage.quiet();
        await stage.feed(other);
        await stage.quiet();
        must(
          stage.arrivals(other.course).length === 0,
          'an event came that the new agreement does not allow',
        );
      } finally {
        hub.agreement = before;
        hub.way?.ringBell();
      }
      await stage.arrival(other.course);
    },
  },
  {
    id: 'withdrawal-at-once',
    proves: 'a withdrawal taken down here stops what rests on it at once, also when the hub does not answer',
    source: 'Art. 7(3) GDPR; docs/asyncapi.yaml, intake',
    when: 'side-by-side',
    needs: ['give-consent', 'withdraw-consent'],
    run: async (stage, [file = NOBODY]) => {
      const { hub } = stage;
      await consents(stage, file);
      await stage.feed(stage.row(file.reference, { event: 'byConsent' }));
      await stage.until('an event under consent did not come', () => stage.underConsent(file)[0]);
      hub.treat(file.handle, () => 'no-receipt');
      try {
        const withdrawing = stage.act('withdraw-consent', { file: file.reference }).catch(() => undefined);
        await stage.until('the withdrawal did not come', () => hub.wire.of(file.handle, WITHDRAW)[0]);
        const before = stage.underConsent(file).length;
        await stage.feed(stage.row(file.reference, { event: 'byConsent' }));
        await stage.quiet();
        must(stage.underConsent(file).length === before, 'an event came that rests on a withdrawn consent');
        hub.treat(file.handle);
        await withdrawing;
      } finally {
        hub.treat(file.handle);
      }
    },
  },
  {
    id: 'withdrawal-first',
    proves: 'after an outage a withdrawal goes before everything else that waits',
    source: 'Art. 7(3) GDPR; docs/asyncapi.yaml, intake',
    when: 'alone',
    needs: ['give-consent', 'withdraw-consent'],
    run: async (stage, [file = NOBODY, another = NOBODY]) => {
      const { cable } = stage.plan.running;
      const took = await consents(stage, file);
      const already = stage.hub.wire.arrivals.length;
      await cable.unplug();
      let withdrawing: Promise<unknown>;
      try {
        await stage.feed(...[another, file, another].map(({ reference }) => stage.row(reference)));
        await stage.quiet(IMPORT_MS);
        withdrawing = stage.act('withdraw-consent', { file: file.reference }).catch(() => undefined);
        // To take a withdrawal down takes about as long as the consent took, on a busy machine too.
        await stage.quiet(1_000 + 2 * took);
      } finally {
        await cable.plugIn();
      }
      const first = await stage.until(
        'nothing came after the outage',
        () => stage.hub.wire.arrivals[already],
      );
      must(first.envelope.type === WITHDRAW, 'something else came before the withdrawal');
      await withdrawing;
    },
    files: 2,
  },
  {
    id: 'replay-since',
    proves: 'what was recorded since an instant is sent again on demand, as the same envelopes',
    source: 'docs/how-to/operate-the-record.md, replay',
    when: 'alone',
    needs: ['replay'],
    run: async (stage, [file = NOBODY]) => {
      await stage.act('replay', { since: stage.began });
      const [one, again] = [await stage.arrival(file.course), await stage.arrival(file.course, 2)];
      must(
        one.envelope.id === again.envelope.id && one.signature === again.signature,
        'what was sent again is not the same envelope',
      );
    },
  },
];

const NOBODY: KnownFile = { reference: '', handle: '', course: '' };

/** Has a consent taken down and waits until it came; how long that took, milliseconds. */
async function consents(stage: Stage, file: KnownFile): Promise<number> {
  const began = performance.now();
  await stage.act('give-consent', { file: file.reference });
  await stage.until('the consent did not come', () => stage.hub.wire.of(file.handle, GIVE)[0]);
  return performance.now() - began;
}

/** A consent as the hub would tell of it. */
function provision(agency: string): CaseEvidence['provisions'][number] {
  return {
    consentId: newId(),
    provisionId: newId(),
    form: 'consent',
    source: agency,
    recordedBy: agency,
    recipients: [partOf('jobcenter', agency)],
    purposes: ['course-progress'],
    eventTypes: [TYPES.byConsent],
    depth: 'detail',
    special: false,
    validFrom: '2020-01-01T00:00:00.000Z',
    validUntil: '2099-01-01T00:00:00.000Z',
  };
}
