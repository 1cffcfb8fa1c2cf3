/** `npm run broker`: puts a nats-server into the clone, unless the machine has one, and prints where it is. */
import { runMain } from './setup/cannot.mjs';
import { natsServer } from './setup/nats-server.mjs';

await runMain(async () => {
  console.log(await natsServer());
  return 0;
});
