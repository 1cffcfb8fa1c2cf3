import 'reflect-metadata';
import { StoreUnavailable } from '#ports';
import { ConfigInvalid } from './config/config-fault.ts';
import type { HubSetup } from './config/hub-setup.ts';
import { readConfig } from './config/read-config.ts';
import { readFiles } from './config/read-files.ts';
import { createHub } from './create-hub.ts';
import { HubLog } from './machine/hub-log.ts';

/** Exit code for a hub that cannot start as it is set up. */
const EXIT_CONFIG = 2;

async function serve(setup: HubSetup): Promise<void> {
  const app = await createHub(setup);
  try {
    await app.listen(setup.http.port, setup.http.host);
    app.get(HubLog).tell('ready', { port: Number(new URL(await app.getUrl()).port) });
  } catch (error) {
    await app.close();
    throw error;
  }
}

function unreachable(error: unknown): ConfigInvalid {
  if (!(error instanceof StoreUnavailable)) throw error;
  const fix = 'start the database that it names, or name another';
  return new ConfigInvalid([{ variable: 'WEGMARKE_HUB_DATABASE_URL', code: 'UNREADABLE', fix }]);
}

try {
  await serve(readFiles(readConfig(process.env)));
} catch (error) {
  const told = error instanceof ConfigInvalid ? error : unreachable(error);
  process.stderr.write(`${told.message}\n`);
  process.exitCode = EXIT_CONFIG;
}
