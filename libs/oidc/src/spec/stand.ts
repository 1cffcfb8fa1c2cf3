import Fastify from 'fastify';
import { SettableClock } from '#ports/memory';
import { startLogIn } from '../../../../deploy/local/log-in/provider.mjs';
import { freePort } from '../../../../deploy/local/services/ports.mjs';
import type { Sessions } from '../sessions.ts';
import { signIn } from '../sign-in.ts';

const persona = (id: string, roles: readonly string[]) => {
  const text = { de: id, en: id };
  return { id, client: 'pages', title: text, role: text, roles };
};

/** Pages with log-in, one route for officers, and a provider to log in at; everything on loopback. */
export async function openStand() {
  const address = `http://127.0.0.1:${await freePort()}`;
  const clients = [{ id: 'pages', secret: 'a secret of the test', address }];
  const personas = [persona('dsb', ['city-dsb']), persona('guest', ['visitor'])];
  const provider = await startLogIn({ port: await freePort(), clients, personas });
  const clock = new SettableClock('2026-11-02T08:00:00.000Z');
  const told: unknown[] = [];
  const server = Fastify();
  const sessions: Sessions = await signIn(server, {
    address,
    cookie: 'wegmarke-test',
    provider: { issuer: provider.issuer, clientId: 'pages', clientSecret: 'a secret of the test' },
    rolesClaim: 'roles',
    roles: { officer: ['city-dsb'], 'rights-desk': ['city-rights'] },
    secret: new Uint8Array(32).fill(7),
    clock,
    note: (...said) => told.push(said),
  });
  server.setErrorHandler((error, _request, reply) =>
    reply.status((error as { status?: number }).status ?? 500).send({ code: (error as Error).message }),
  );
  server.route({
    method: ['GET', 'POST'],
    url: '/secret',
    handler: (request) => ({ staff: sessions.enter(request, ['officer']).staff }),
  });
  server.get('/rights', (request) => ({ staff: sessions.enter(request, ['rights-desk']).staff }));
  await server.listen({ port: Number(new URL(address).port), host: '127.0.0.1' });
  const close = async (): Promise<void> => {
    await server.close();
    await provider.stop();
  };
  return { address, clock, told, issuer: provider.issuer, close };
}
