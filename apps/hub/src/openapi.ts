import { Description } from './http/description.ts';
import { createHub } from './create-hub.ts';
import { generateKeys, loadKeys } from '#jose';

/** The description of the HTTP API (OpenAPI 3.1), without a database, a broker or a network: for docs/openapi.json. */
export async function openApiDocument(): Promise<object> {
  const app = await createHub({
    databaseUrl: 'memory',
    keys: loadKeys(generateKeys('description')),
    keyEncryptionKey: new Uint8Array(32),
    networks: [],
    http: { host: '127.0.0.1', port: 0 },
    ratePerMinute: 1,
    logLevel: 'silent',
  });
  const { document } = app.get(Description);
  await app.close();
  if (document === undefined) throw new Error('the hub did not describe itself');
  return document;
}
