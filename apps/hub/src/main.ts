import 'reflect-metadata';
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

try {
  await serve(readFiles(readConfig(process.env)));
} catch (error) {
  if (!(error instanceof ConfigInvalid)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = EXIT_CONFIG;
}
