import { factSealer } from '#casefile';
import { CountingIds, MemoryAccessLog } from '#ports/memory';
import { AccessLogReader } from '../access/access-log-reader.ts';
import { LogFollower } from '../follow/log-follower.ts';
import { ParkingReader } from '../follow/parking-reader.ts';
import { OfficerDesk } from '../officer/officer-desk.ts';
import { OfficerJournal } from '../officer/officer-journal.ts';
import { OwnCases } from '../officer/own-cases.ts';
import type { OfficerQuestion } from '../officer/questions.ts';
import type { World } from './world.ts';
import { NETWORK } from './world.ts';

/** What officers ask at, beside a network on memory. */
export function officers(one: World) {
  const { store, vault, sealer, clock, registry, files, parking } = one;
  const access = new MemoryAccessLog();
  const faults = {
    stumbled: (_: string, __: number, error: unknown) => void one.faults.push(String(error)),
    parked: (view: string, at: number, error: unknown) =>
      void one.faults.push(`${view} at ${at}: ${String(error)}`),
  };
  const reader = new AccessLogReader(access, { vault, registry });
  const parked = new ParkingReader('access', { store, parking, faults }, reader);
  const accessed = new LogFollower('access', store, parked, faults);
  accessed.start();
  const ids = new CountingIds();
  const sealFacts = factSealer(vault, sealer);
  const desk = new OfficerDesk({
    store,
    vault,
    clock,
    registry,
    files,
    access,
    recalls: one.openRecalls,
    cases: new OwnCases({ files, evidence: one.evidenceIndex }),
    journal: new OfficerJournal({ store, sealFacts, clock, ids }),
    prove: async () => undefined,
    ledgerHead: async () => undefined,
    followers: [accessed, one.follower],
  });
  const asker = (agency: string) => ({ network: NETWORK, agency, actor: `officer-of-${agency}` });
  return {
    access,
    desk,
    /** All pages of a list. */
    async all(agency: string, question: OfficerQuestion): Promise<readonly Record<string, unknown>[]> {
      const items: object[] = [];
      for (let after: string | undefined; ;) {
        const page = await desk.list(asker(agency), { ...question, ...(after !== undefined && { after }) });
        items.push(...page.items);
        if (page.next === undefined) return items as Record<string, unknown>[];
        after = page.next;
      }
    },
    asker,
    end: () => accessed.stop(),
  };
}

/** What officers ask at. */
export type Officers = ReturnType<typeof officers>;
