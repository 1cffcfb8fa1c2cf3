import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { actingBy } from '../../apps/cli/src/conformance/acts.ts';
import { KIT_MAPPING } from '../../apps/cli/src/conformance/export-rows.ts';
import type { CaseResult } from '../../apps/cli/src/conformance/run-cases.ts';
import { tryAdapter } from '../../apps/cli/src/conformance/try-adapter.ts';
import { layOffice, OFFICE_FILES } from '../../apps/cli/src/init/lay-office.ts';
import type { Child } from '../../deploy/local/services/child.mjs';
import { startChild } from '../../deploy/local/services/child.mjs';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { natsServer } from '../../deploy/local/setup/nats-server.mjs';
import { inClone } from '../../deploy/local/setup/places.mjs';

/** For an adapter to start, when many do so at once on a busy machine. */
const PATIENCE_MS = 120_000;

/** An adapter that is to be tried. */
interface UnderTest {
  readonly file: string;
  readonly args: readonly string[];
  /** Shell command that acts at it. */
  readonly act: string;
}

/** What its office is laid out for. */
interface OfficePlace {
  readonly hubUrl: string;
  readonly natsUrl: string;
  readonly deskPort: number;
}

/** The adapter in Python, with keys that `wegmarke init` makes in `folder`, tried by the whole kit. */
export function tryForeign(folder: string): Promise<readonly CaseResult[]> {
  const program = inClone('test/conformance/foreign/adapter.py');
  return tryOffice(folder, ({ hubUrl, natsUrl }) => {
    writeFileSync(join(folder, 'foreign.json'), JSON.stringify({ hub: hubUrl, nats: natsUrl }));
    return {
      file: 'python3',
      args: ['-B', program, folder],
      act: `exec python3 -B '${program}' '${folder}' act`,
    };
  });
}

async function tryOffice(
  folder: string,
  made: (place: OfficePlace) => UnderTest,
): Promise<readonly CaseResult[]> {
  const [hubPort, natsPort, deskPort] = [await freePort(), await freePort(), await freePort()];
  const place = { hubUrl: `http://127.0.0.1:${hubPort}`, natsUrl: `nats://127.0.0.1:${natsPort}`, deskPort };
  const request = await layOffice({
    ...place,
    network: 'sample',
    agency: 'vhs',
    folder,
    hubKeysFile: OFFICE_FILES.hubKeys,
    opensCases: 'by-export',
    pollMs: 500,
    settleMs: 50,
    mapping: KIT_MAPPING,
  });
  const { file, args, act } = made(place);
  const log = join(folder, 'adapter.log');
  let child: Child | undefined;
  try {
    return await tryAdapter({
      request,
      hubKeysFile: join(folder, OFFICE_FILES.hubKeys),
      exports: join(folder, OFFICE_FILES.exports),
      sink: join(folder, 'sink', 'events.jsonl'),
      log,
      act: actingBy(act),
      natsProgram: process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer()),
      hubPort,
      natsPort,
      clock: { now: () => new Date().toISOString() },
      note: () => undefined,
      ready: async () => {
        child = await startChild({ file, args: [...args], log, endSignal: 'SIGTERM' });
      },
      patienceMs: PATIENCE_MS,
    });
  } catch (error) {
    throw new Error(`${String(error)}; the adapter said last: ${lastOf(log)}`, { cause: error });
  } finally {
    await child?.end('SIGTERM', 10_000);
  }
}

/** What an adapter that could not be tried said last. */
function lastOf(log: string): string {
  return existsSync(log) ? readFileSync(log, 'utf8').slice(-1_000) : 'nothing';
}
