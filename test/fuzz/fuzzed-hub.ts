import { hubErrors } from '../../apps/hub/src/errors.ts';
import { handleOf, hubOnMemory, OPEN, VOUCHER, voucher } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { EventStore } from '#ports';
import type { FuzzedProgram } from './fuzzed-door.ts';
import { hubRoutes } from './hub-routes.ts';
import { hubSubjects } from './hub-subjects.ts';

/** What may be added to the record by input that nobody should send: refusals, and who searched in vain. */
const REFUSALS = ['MessageRefused', 'AccessRefused', 'OfficerSearched'];
const PAGE = 1_000;

/** Every route and every subject of a hub on memory, in which one case is shared by two agencies. */
export async function fuzzedHub(): Promise<FuzzedProgram> {
  const hub = await hubOnMemory({ ratePerMinute: 10_000_000 });
  const jobcenter = hub.agencyOf('jobcenter');
  await hub.tell(
    'jobcenter',
    jobcenter.says({ type: OPEN }),
    jobcenter.says({ type: VOUCHER, data: voucher, handle: handleOf('jobcenter') }),
  );
  const store = hub.app.get(EventStore);
  const codes = new Set(hubErrors.map(({ code }) => code));
  let seen = 0;
  const stored = async (): Promise<readonly string[]> => {
    const types: string[] = [];
    for (;;) {
      const page = await store.readAll(seen, { max: PAGE });
      if (page.length === 0) return types.filter((type) => !REFUSALS.includes(type));
      types.push(...page.map(({ type }) => type));
      seen = page.at(-1)!.position;
    }
  };
  await stored();
  return {
    doors: [...hubRoutes(hub, codes), ...hubSubjects(hub, codes)],
    stored,
    end: () => hub.app.close(),
  };
}
