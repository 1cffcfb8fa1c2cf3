import { emptySetup } from './census.ts';
import { createHub } from './create-hub.ts';
import { Description } from './http/description.ts';

/** The description of the HTTP API (OpenAPI 3.1) for docs/openapi.json; needs no database, broker or network. */
export async function openApiDocument(): Promise<object> {
  const app = await createHub(emptySetup());
  const { document } = app.get(Description);
  await app.close();
  if (document === undefined) throw new Error('the hub did not describe itself');
  return document;
}
