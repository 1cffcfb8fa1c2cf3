import { Writable } from 'node:stream';
import type { Clock } from '#ports';
import { createHub } from '../create-hub.ts';
import type { MemoryPlan } from './memory-setup.ts';
import { memorySetup } from './memory-setup.ts';

/** A hub to try things out with: the real one, but what it knows ends with the process. */
export interface MemoryHubPlan extends MemoryPlan {
  readonly clock: Clock;
  /** Gets the hub's log, one JSON line at a time. */
  readonly log: (line: string) => void;
}

/** A running hub on memory. */
export interface MemoryHub {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts it and waits until it listens. Throws `ConfigInvalid` with all that the registry does not accept. */
export async function startMemoryHub({ clock, log, ...plan }: MemoryHubPlan): Promise<MemoryHub> {
  const setup = memorySetup(plan);
  const lines = new Writable({ write: (chunk, _encoding, done) => (log(String(chunk)), done()) });
  const app = await createHub(setup, { clock, log: lines });
  try {
    await app.listen(setup.http.port, setup.http.host);
  } catch (error) {
    await app.close();
    throw error;
  }
  return { url: await app.getUrl(), close: () => app.close() };
}
