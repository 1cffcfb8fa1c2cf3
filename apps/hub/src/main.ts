import 'reflect-metadata';
import { BadConnectionString } from '#eventstoredb';
import { TombstonesMissing, TombstonesUnreadable } from '#files';
import { StoreUnavailable } from '#ports';
import { RightsMissing } from '#postgres';
import { ConfigInvalid } from './config/config-fault.ts';
import type { HubSetup } from './config/hub-setup.ts';
import { readConfig } from './config/read-config.ts';
import { readFiles } from './config/read-files.ts';
import { createHub } from './create-hub.ts';
import { EventStoreAway } from './life/backing.ts';
import { HubLog } from './machine/hub-log.ts';

/** Exit code for a hub that cannot start as it is set up. */
const EXIT_CONFIG = 2;

async function serve(setup: HubSetup): Promise<void> {
  const app = await createHub(setup);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  try {
    await app.listen(setup.http.port, setup.http.host);
    const port = Number(new URL(await app.getUrl()).port);
    app.get(HubLog).tell('ready', { port });
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** What of a failed start lies in the set-up: the database (SQLSTATE classes 28 and 3D: log-in, no such database) or the port. */
function setUpFault(error: unknown): ConfigInvalid | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const fault = (variable: string, fix: string) => new ConfigInvalid([{ variable, code: 'UNREADABLE', fix }]);
  if (error instanceof BadConnectionString) return fault('WEGMARKE_HUB_EVENT_STORE', error.message);
  if (error instanceof EventStoreAway)
    return fault('WEGMARKE_HUB_EVENT_STORE', 'start the EventStoreDB that it names, or name another');
  if (error instanceof StoreUnavailable)
    return fault('WEGMARKE_HUB_DATABASE_URL', 'start the database that it names, or name another');
  if (error instanceof TombstonesMissing || error instanceof TombstonesUnreadable)
    return fault('WEGMARKE_HUB_TOMBSTONE_FILE', error.message);
  if (error instanceof RightsMissing) return fault('WEGMARKE_HUB_DATABASE_URL', error.message);
  if (/^(28|3D)\w{3}$/.test(code))
    return fault('WEGMARKE_HUB_DATABASE_URL', 'correct user, password or name of the database');
  if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return fault('WEGMARKE_HUB_HTTP_PORT', 'name a port and host that are free and allowed');
  return undefined;
}

try {
  await serve(readFiles(readConfig(process.env)));
} catch (error) {
  const told = error instanceof ConfigInvalid ? error : setUpFault(error);
  if (told === undefined) throw error;
  process.stderr.write(`${told.message}\n`);
  process.exitCode = EXIT_CONFIG;
}
