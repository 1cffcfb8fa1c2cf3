import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#ports';
import type { FirstRequest } from '../simulate/registration-file.ts';
import type { DoAct } from './acts.ts';
import { benchAgreement, changedAgreement } from './bench-agreement.ts';
import { everyCase } from './cases/every-case.ts';

import { ScriptedHub } from './hub/scripted-hub.ts';
import { startHub } from './hub/start-hub.ts';
import type { CaseResult } from './run-cases.ts';
import { runCases } from './run-cases.ts';
import { Stage } from './stage.ts';

/** The adapter under test and where the kit meets it. */
export interface Trial {
  readonly request: FirstRequest;
  /** Where the adapter finds the public keys of the kit's hub. */
  readonly hubKeysFile: string;
  /** Where the adapter looks for exports. */
  readonly exports: string;
  /** Where it writes what it received, a line of JSON for each entry. */
  readonly sink?: string;
  readonly log?: string;
  readonly act?: DoAct;
  readonly natsProgram: string;
  readonly hubPort: number;
  readonly natsPort: number;
  readonly clock: Clock;
  readonly note: (words: string) => void;
  /** Told when hub and broker are there: whoever starts the adapter may do it now. */
  readonly ready: (place: { readonly hubUrl: string; readonly natsUrl: string }) => Promise<void>;
  /** How long the adapter may need to ask its first question, milliseconds. */
  readonly patienceMs: number;
}

/** Plays hub and neighbours to one adapter, and judges it by every case of the kit. Throws {@link Unmet} when it never asks. */
export async function tryAdapter(trial: Trial): Promise<readonly CaseResult[]> {
  const { network, agency, keys, brokerKey } = trial.request;
  const agreement = benchAgreement(network, agency);
  const hub = new ScriptedHub({ network, agency, agencyKeys: keys, agreement, clock: trial.clock });
  await writeFile(trial.hubKeysFile, `${JSON.stringify(hub.sealer.publicKeys, null, 2)}\n`);
  const folder = await mkdtemp(join(tmpdir(), 'wegmarke-conformance-'));
  try {
    const running = await startHub(hub, { ...trial, folder, brokerKey });
    try {
      await trial.ready(running);
      const changed = changedAgreement(network, agency);
      const stage = new Stage({ ...trial, hub, running, changed });
      await connected(stage, trial.patienceMs);
      return await runCases(everyCase, stage);
    } finally {
      await running.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function connected(stage: Stage, patienceMs: number): Promise<void> {
  const words = 'the adapter did not ask for evidence';
  await stage.until(words, () => stage.hub.wire.asks.find(({ kind }) => kind === 'evidence'), patienceMs);
}
