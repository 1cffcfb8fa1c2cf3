import type { ClaimReply } from '#catalogue';
import type { ConformanceCase } from '../conformance-case.ts';
import { must } from '../unmet.ts';
import type { KnownFile, Stage } from '../stage.ts';
import { entryFor, newId } from './entry.ts';

const PROTOCOL = 'docs/asyncapi.yaml, claim';
const BELLS = 500;
const LATE_MS = 60_000;
const ANSWER_RECALL = 'de.wegmarke.recall.answer.v1';

/** How an adapter takes what the hub holds for its agency. */
export const CLAIMS: readonly ConformanceCase[] = [
  {
    id: 'claim-once',
    proves: 'an entry that the hub gives twice is in the sink once',
    source: PROTOCOL,
    when: 'alone',
    needs: ['sink'],
    run: async (stage, [file]) => {
      const entry = await delivered(stage, file);
      stage.hub.release(entry);
      await delivered(stage, file);
      must(stage.inSink(entry.id) === 1, 'an entry that came twice is in the sink twice');
    },
  },
  {
    id: 'claim-late',
    proves: 'an answer that comes after its time limit is dropped: meanwhile a consent may be gone',
    source: PROTOCOL,
    when: 'alone',
    needs: ['sink'],
    run: (stage, [file]) =>
      isDropped(stage, file, (reply) => ({
        ...reply,
        notAfter: new Date(Date.now() - LATE_MS).toISOString(),
      })),
  },
  {
    id: 'claim-other-question',
    proves: 'an answer to another question than the one asked is dropped',
    source: PROTOCOL,
    when: 'alone',
    needs: ['sink'],
    run: (stage, [file]) => isDropped(stage, file, (reply) => ({ ...reply, after: reply.after - 1 })),
  },
  {
    id: 'claim-for-stranger',
    proves:
      'an answer that is sealed to somebody else is dropped and asked for again, not taken for an empty one',
    source: PROTOCOL,
    when: 'alone',
    needs: ['sink'],
    run: async (stage, [file]) => {
      const entry = entryFor(stage, file?.handle ?? '');
      // Whoever loses it fails here, and not once more where cursors are compared with the sink.
      stage.mayMiss([entry.id]);
      stage.hub.twist = { isForStranger: true };
      stage.hub.release(entry);
      await stage.until('the entry was not asked for again', () => stage.inSink(entry.id) > 0);
    },
  },
  {
    id: 'bell-burst',
    proves: 'many rings of the bell at once are not as many questions, and what is there is claimed',
    source: 'docs/asyncapi.yaml, bell',
    when: 'alone',
    needs: ['sink'],
    run: async (stage, [file]) => {
      const before = claimsSeen(stage);
      for (let rung = 0; rung < BELLS; rung += 1) stage.hub.way?.ringBell();
      await delivered(stage, file);
      await stage.quiet(1_000);
      const asked = claimsSeen(stage) - before;
      must(asked < BELLS / 2, `${BELLS} rings made ${asked} claims`);
    },
  },
  {
    id: 'recall-told',
    proves: 'a recall reaches the sink, naming what it calls back',
    source: 'docs/asyncapi.yaml, evidence, recalls; Art. 19 GDPR',
    when: 'alone',
    needs: ['sink'],
    run: async (stage, [file]) => {
      const entry = await delivered(stage, file);
      const recall = callsBack(stage, file, [entry.id]);
      try {
        await stage.until('a recall did not reach the sink', () =>
          stage.sink().some((line) => line.recall === recall),
        );
      } finally {
        stage.hub.recalls = [];
      }
    },
  },
  {
    id: 'recall-only-held',
    proves:
      'the adapter answers a recall by itself at most for what it holds: for the rest the agency answers',
    source: 'docs/asyncapi.yaml, evidence, recalls; Art. 19 GDPR',
    when: 'alone',
    needs: ['sink'],
    run: async (stage, [file]) => {
      const entry = await delivered(stage, file);
      const neverHere = newId();
      const recall = callsBack(stage, file, [entry.id, neverHere]);
      await stage.quiet();
      stage.hub.recalls = [];
      const parts = stage.hub.wire.arrivals
        .filter(({ envelope }) => envelope.type === ANSWER_RECALL && envelope.data['recall'] === recall)
        .flatMap(
          ({ envelope }) => envelope.data['parts'] as readonly { readonly eventIds: readonly string[] }[],
        );
      must(
        parts.every(({ eventIds }) => !eventIds.includes(neverHere)),
        'the adapter answered for an event that it never had',
      );
    },
  },
  {
    id: 'cursor-after-sink',
    proves: 'the adapter claims what comes next only when all before it is in the sink',
    source: PROTOCOL,
    when: 'afterwards',
    needs: ['sink'],
    run: (stage) => {
      must(stage.earlyClaims === 0, `${stage.earlyClaims} claims came before the entries were in the sink`);
    },
  },
];

/** Lets the agency have a new entry and waits until it is in the sink. */
async function delivered(stage: Stage, file: KnownFile | undefined) {
  const entry = entryFor(stage, file?.handle ?? '');
  stage.hub.release(entry);
  await stage.until('an entry did not reach the sink', () => stage.inSink(entry.id) > 0);
  return entry;
}

/** Gives an entry with an answer that must be dropped; afterwards the agency may not have it any more. */
async function isDropped(
  stage: Stage,
  file: KnownFile | undefined,
  change: (reply: ClaimReply) => ClaimReply,
): Promise<void> {
  const { hub } = stage;
  const entry = entryFor(stage, file?.handle ?? '');
  hub.twist = {
    change: (reply) => {
      hub.releases.pop();
      return change(reply);
    },
  };
  hub.release(entry);
  await stage.until('the adapter did not claim', () => hub.twist === undefined);
  await delivered(stage, file);
  must(stage.inSink(entry.id) === 0, 'the entry of an answer that was to be dropped is in the sink');
}

/** Calls entries back, and rings; the recall. */
function callsBack(stage: Stage, file: KnownFile | undefined, eventIds: readonly string[]): string {
  const { hub } = stage;
  const recall = newId();
  const notice = { recall, kind: 'stop-using', handle: file?.handle ?? '', eventIds, reminders: 0 } as const;
  stage.mayMiss(eventIds);
  hub.recalls = [{ ...notice, openedAt: new Date().toISOString() }];
  hub.way?.ringBell();
  return recall;
}

function claimsSeen({ hub }: Stage): number {
  return hub.wire.asks.filter(({ kind }) => kind === 'claim').length;
}
