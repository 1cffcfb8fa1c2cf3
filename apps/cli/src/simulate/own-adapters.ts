import type { AdapterLog, RunningAgency } from '#adapter';
import { FilesInvalid, startAgency } from '#adapter';
import type { Clock, Ids } from '#ports';
import { wrongUsage } from '../failure.ts';
import { readOffice } from '../office/read-office.ts';

/** Adapters of the user's own that run inside a test network, by its clock. */
export class OwnAdapters {
  readonly #running: RunningAgency[] = [];

  constructor(
    private readonly tools: { readonly clock: Clock; readonly ids: Ids; readonly log: AdapterLog },
  ) {}

  async start(configs: readonly string[]): Promise<void> {
    for (const path of configs)
      this.#running.push(
        await startAgency((await readOffice(path)).config, this.tools).catch((error: unknown) =>
          Promise.reject(startFault(path, error)),
        ),
      );
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.splice(0).map((one) => one.stop()));
  }
}

function startFault(path: string, error: unknown): unknown {
  if (!(error instanceof FilesInvalid)) return error;
  const lines = error.message.split('\n');
  return wrongUsage('CONFIG_INVALID', `the adapter of ${path} cannot start`, lines);
}
