import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandEntry } from '#catalogue';
import { readConfig } from '#adapter';
import type { DoAct } from '../../apps/cli/src/conformance/acts.ts';
import { TYPES } from '../../apps/cli/src/conformance/bench-agreement.ts';
import { KIT_MAPPING } from '../../apps/cli/src/conformance/export-rows.ts';
import type { CaseResult } from '../../apps/cli/src/conformance/run-cases.ts';
import { tryAdapter } from '../../apps/cli/src/conformance/try-adapter.ts';
import { layOffice, OFFICE_FILES } from '../../apps/cli/src/init/lay-office.ts';
import { DeskClient } from '../../apps/cli/src/office/desk-client.ts';
import type { Child } from '../../deploy/local/services/child.mjs';
import { startChild } from '../../deploy/local/services/child.mjs';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { natsServer } from '../../deploy/local/setup/nats-server.mjs';

const AGENCY = { network: 'sample', agency: 'vhs' } as const;
const PATIENCE_MS = 60_000;

/** The adapter in this folder of compiled programs, laid out anew in `folder`, tried by the whole kit. */
export async function tryProduct(dist: string, folder: string): Promise<readonly CaseResult[]> {
  const [hubPort, natsPort] = [await freePort(), await freePort()];
  const request = await layOffice({
    ...AGENCY,
    folder,
    hubUrl: `http://127.0.0.1:${hubPort}`,
    natsUrl: `nats://127.0.0.1:${natsPort}`,
    hubKeysFile: OFFICE_FILES.hubKeys,
    deskPort: await freePort(),
    opensCases: 'by-export',
    pollMs: 500,
    settleMs: 50,
    mapping: KIT_MAPPING,
  });
  const log = join(folder, 'adapter.log');
  const config = join(folder, OFFICE_FILES.config);
  const program = join(dist, 'apps', 'adapter', 'src', 'main.js');
  let child: Child | undefined;
  try {
    return await tryAdapter({
      request,
      hubKeysFile: join(folder, OFFICE_FILES.hubKeys),
      exports: join(folder, OFFICE_FILES.exports),
      sink: join(folder, 'sink', 'events.jsonl'),
      log,
      act: actingAt(config),
      natsProgram: process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer()),
      hubPort,
      natsPort,
      clock: { now: () => new Date().toISOString() },
      note: () => undefined,
      ready: async () => {
        const args = ['--no-warnings', program, config];
        child = await startChild({ file: process.execPath, args, log, endSignal: 'SIGTERM' });
      },
      patienceMs: PATIENCE_MS,
    });
  } finally {
    await child?.end('SIGTERM', 10_000);
  }
}

/** What staff and operator would do, at the adapter's desk. */
function actingAt(path: string): DoAct {
  const consents = new Map<string, string>();
  return async (act, { file = '', since = '' }) => {
    const config = readConfig(readFileSync(path, 'utf8'), join(path, '..'));
    if (Array.isArray(config) || !existsSync(path)) throw new Error('the office under test has a fault');
    const desk = await DeskClient.of(config);
    const said = (to: string, body: object) => desk.call('POST', to, body, 'staff-17');
    const at = `/desk/cases/${file}/consents`;
    if (act === 'replay') await said('/desk/replay', { since });
    else if (act === 'withdraw-consent') await said(`${at}/${consents.get(file)}/withdraw`, {});
    else {
      const answer = await said(at, given());
      const { consentId } = (answer?.body ?? {}) as { readonly consentId?: string };
      consents.set(file, consentId ?? '');
    }
  };
}

function given(): object {
  const provision = {
    source: AGENCY.agency,
    recipients: ['jobcenter'],
    purposes: ['course-progress'],
    eventTypes: [TYPES.byConsent],
    depth: 'detail',
    validUntil: '2099-01-01T00:00:00.000Z',
  };
  const notice = commandEntry('de.wegmarke.consent.give.v1')?.example['notice'];
  return { decision: 'given', notice, givenBy: 'person', identityCheck: 'document', provisions: [provision] };
}
