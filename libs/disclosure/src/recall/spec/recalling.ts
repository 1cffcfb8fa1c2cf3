import { AnswerRecall, caseStreamName, factSealer } from '#casefile';
import type { CaseFact } from '#casefile';
import type { EvidenceReply, Receipt } from '#catalogue';
import type { KeyOwner } from '#ports';
import { MemoryCheckpoints } from '#ports/memory';
import { LogFollower } from '../../follow/log-follower.ts';
import { ParkingReader } from '../../follow/parking-reader.ts';
import { catching } from '../../spec/answers.ts';
import { consent, handleOf, sharedCase, signed } from '../../spec/happenings.ts';
import { NETWORK, world } from '../../spec/world.ts';
import type { World } from '../../spec/world.ts';
import { RecallReactor } from '../recall-reactor.ts';
import { RecallsReader } from '../recalls-reader.ts';

/** A world with recalls at work, and in it a case whose two events of the VHS others see by consent. */
export async function consentedCase() {
  const one = await world();
  const recalling = recallingIn(one);
  await sharedCase(one, ['m1', 'm2']);
  await consent(one);
  return {
    one,
    recalling,
    /** Nothing that went unnoticed may have gone wrong. */
    end: async () => {
      expect(one.faults).toEqual([]);
      await recalling.end();
      await one.end();
    },
  };
}

/** What a suite gets to work with. */
export type ConsentedCase = Awaited<ReturnType<typeof consentedCase>>;

/** What calls back in a world what lost its basis. */
function recallingIn(one: World) {
  const { store, parking, told, vault, files, registry, bell, clock, openRecalls } = one;
  const checkpoints = new MemoryCheckpoints();
  const erased: { readonly caseId: string; readonly controller: string }[] = [];
  const destroyed: KeyOwner[] = [];
  const lenient = { store, parking, faults: told };
  const viewed = new LogFollower(
    'recalls',
    store,
    new ParkingReader('recalls', lenient, new RecallsReader(files.recalls, openRecalls)),
    told,
  );
  const reactor = () =>
    new RecallReactor({
      store,
      vault,
      files,
      registry,
      clock,
      bell,
      viewed,
      checkpoints,
      shelf: { destroy: async (owners) => void destroyed.push(...owners) },
      erase: async (order) => void erased.push(order),
    });
  const follower = new LogFollower(
    'recall-reactor',
    store,
    new ParkingReader('recall-reactor', lenient, reactor()),
    told,
  );
  viewed.start();
  follower.start();
  return {
    /** Erasures that were ordered. */
    erased,
    /** Owners whose keys were destroyed. */
    destroyed,
    checkpoints,
    /** Another process that takes over at any place. */
    reactor,
    /** Whether it is known up to a position how recalls stand. */
    viewed: (position: number) => viewed.reached(position, 60_000),
    /** Reacts no more by itself: a reactor of the spec's own takes what comes. */
    stop: () => follower.stop(),
    /** Settles when everything in the log, and all that it caused, was dealt with. */
    quiet: async () => {
      for (let head = -1; head < (await store.head());) {
        head = await store.head();
        expect(await follower.reached(head, 60_000)).toBe(true);
        expect(await viewed.reached(head, 60_000)).toBe(true);
      }
      await one.quiet();
    },
    end: async () => {
      await follower.stop();
      await viewed.stop();
    },
  };
}

/** What an agency is told with its evidence that it has to answer. */
export async function noticesOf(one: World, agency: string): Promise<EvidenceReply['recalls']> {
  const caught = catching(one);
  const ask = { kind: 'evidence', network: NETWORK, agency, after: 0, max: 10, at: one.clock.now() } as const;
  await one.feed.answer(ask, caught.channel);
  return (caught.only() as EvidenceReply).recalls;
}

/** An agency answers a recall in full. */
export function answer(
  one: World,
  agency: string,
  recall: { readonly recall: string; readonly eventIds: readonly string[] },
  outcome: 'stopped' | 'erased',
): Promise<Receipt> {
  const { recall: handle, eventIds } = recall;
  const data = { recall: handle, parts: [{ eventIds, outcome, automatic: false }] };
  const envelope = signed(agency, 'de.wegmarke.recall.answer.v1', `answer-${handle}`, data, { handle });
  return one.bus.execute(new AnswerRecall(envelope));
}

/** States a fact in the case of vhs, as the slice that decides on it would. */
export async function stated(one: World, fact: CaseFact, id: string): Promise<void> {
  const caseId = (await one.files.caseOf(NETWORK, 'vhs', handleOf('vhs'))) ?? '';
  const at = one.clock.now();
  const rows = await factSealer(
    one.vault,
    one.sealer,
  )([
    {
      owner: { network: NETWORK, caseId, controller: 'vhs-controller' },
      kind: 'fact',
      id,
      type: fact.type,
      agency: 'vhs',
      theme: 'case',
      happenedAt: at,
      recordedAt: at,
      data: fact.data,
    },
  ]);
  await one.store.append(caseStreamName(NETWORK, caseId), 'any', rows);
}
