import { rebuildView } from '#disclosure';
import type { ViewName } from '#ports';
import { RebuildOvertaken } from '#ports';
import { PostgresViewRebuilds } from '#postgres';
import type { Bench, Report } from '../command.ts';
import { refused } from '../failure.ts';
import { counted } from '../tell/progress.ts';
import { controllersOf } from '../vault/erasures.ts';
import { VIEWS } from './rebuilt-views.ts';

/** Makes a read model anew from the record, beside the one in use. */
export async function rebuildOne(bench: Bench): Promise<Report> {
  const view = VIEWS.find((one) => one === bench.line.operand('view')) ?? 'claims';
  const { position, version, parked } = await rebuilt(bench, view);
  return {
    findings: parked > 0,
    facts: { view, position, version, parked },
    lines: [
      `${view} is made anew from ${counted(position)} positions, as version ${version}, and in use`,
      ...(parked > 0 ? [`${counted(parked)} streams could not be applied: npx wegmarke record parked`] : []),
    ],
  };
}

async function rebuilt({ hub, progress, stop }: Bench, view: ViewName) {
  const { views } = await hub.database();
  const parts = {
    rebuilds: new PostgresViewRebuilds(views),
    parking: await hub.parking(),
    store: await hub.store(),
    vault: await hub.vault(),
    files: await hub.caseFiles(await controllersOf(hub)),
    registry: await hub.registry(),
    clock: hub.clock,
  };
  try {
    return await rebuildView(view, parts, {
      signal: stop,
      onProgress: ({ position, head }) => progress.at(`${view}: positions applied`, position, head),
    });
  } catch (error) {
    if (!(error instanceof RebuildOvertaken)) throw error;
    throw refused('REBUILD_OVERTAKEN', {
      happened: `somebody else began to make ${view} anew: a hub that started with a newer program, or this command elsewhere`,
      safe: 'the read model in use was not changed',
      next: ['let the other one end; nothing else is needed'],
    });
  }
}
