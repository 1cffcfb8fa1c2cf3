import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { interactionPolicy, Provider } from 'oidc-provider';
import { listenOn } from '../services/not-started.mjs';
import { Memory } from './memory.mjs';
import { choosePage, errorPage, logOutPage, style } from './choose-page.mjs';

/**
 * @typedef {object} Client pages that let people log in here
 * @property {string} id
 * @property {string} secret
 * @property {string} address origin of the pages
 */

/**
 * @typedef {object} LogInService
 * @property {string} issuer
 * @property {() => Promise<void>} stop
 */

/** How long a log-in at this provider lasts, seconds. */
const LASTS = 8 * 3_600;

/**
 * An OpenID Connect provider on loopback, for the demonstration and tests only: one clicks a persona, there is no password.
 * Everything is in memory, keys are new at every start.
 * @param {{ port: number, clients: readonly Client[], personas: readonly import('./choose-page.mjs').Persona[] }} of
 * @returns {Promise<LogInService>}
 */
export async function startLogIn({ port, clients, personas }) {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configuration(clients, personas));
  provider.use(pages(provider, clients, personas));
  const server = createServer((request, response) => void provider.callback()(request, response));
  await listenOn(server, port, 'The log-in service');
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {readonly Client[]} clients
 * @param {readonly import('./choose-page.mjs').Persona[]} personas
 * @returns {import('oidc-provider').Configuration}
 */
function configuration(clients, personas) {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    adapter: Memory,
    clients: clients.map(({ id, secret, address }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: [`${address}/log-in/return`],
      post_logout_redirect_uris: [`${address}/`],
      id_token_signed_response_alg: 'ES256',
    })),
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'demonstration' }],
    },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { openid: ['sub', 'roles', 'staff_id'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: {
      Session: LASTS,
      Grant: LASTS,
      Interaction: 600,
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
    },
    interactions: { policy: chooseEveryTime(), url: (_context, { uid }) => `/choose/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource: (context, form) => {
          context.body = logOutPage(form);
        },
      },
    },
    renderError: (context, { error }) => {
      context.type = 'html';
      context.body = errorPage(error);
    },
    findAccount: (_context, id) => {
      const persona = personas.find((one) => one.id === id);
      return (
        persona && {
          accountId: id,
          claims: () => ({ sub: id, roles: [...persona.roles], staff_id: persona.staff }),
        }
      );
    },
    // Nobody is asked whether the own agency may know one's role.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  };
}

/** The personas of several agencies share one browser: who logs in always chooses anew. */
function chooseEveryTime() {
  const { Check } = interactionPolicy;
  const policy = interactionPolicy.base();
  const choose = new Check('persona_wanted', 'choose a persona', ({ oidc }) =>
    oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
  );
  policy.get('login')?.checks.add(choose);
  return policy;
}

/**
 * The page on which one chooses, and what takes the choice.
 * @param {import('oidc-provider').Provider} provider
 * @param {readonly Client[]} clients
 * @param {readonly import('./choose-page.mjs').Persona[]} personas
 * @returns {Parameters<import('oidc-provider').Provider['use']>[0]}
 */
function pages(provider, clients, personas) {
  const back = clients.map(({ address }) => address).join(' ');
  return async (context, next) => {
    // The provider adds to `script-src` the hash of the script that sends its own form, and only to a directive that it finds.
    context.set(
      'content-security-policy',
      `default-src 'none'; script-src; style-src 'self'; form-action 'self' ${back}; base-uri 'none'; frame-ancestors 'none'`,
    );
    context.set('x-content-type-options', 'nosniff');
    const { path, method, req, res } = context;
    if (path === '/log-in.css') {
      context.type = 'css';
      context.body = style;
    } else if (!path.startsWith('/choose/')) {
      if (isLogIn(path)) await endEarlierSession(provider, context);
      await next();
    } else {
      const { params } = await provider.interactionDetails(req, res);
      const offered = personas.filter(({ client }) => client === params['client_id']);
      if (method === 'GET') {
        context.set('cache-control', 'no-store');
        context.type = 'html';
        context.body = choosePage(path, offered);
        return;
      }
      const accountId = new URLSearchParams(await textOf(req)).get('persona') ?? '';
      const isKnown = offered.some(({ id }) => id === accountId);
      const result = isKnown ? { login: { accountId } } : { error: 'access_denied' };
      await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
      context.respond = false;
    }
  };
}

/**
 * Whether a log-in begins here, or goes on with what was chosen.
 * @param {string} path
 */
const isLogIn = (path) => path === '/auth' || path.startsWith('/auth/');

/**
 * No log-in meets the session of an earlier one: the provider would first have the other account logged out with a form.
 * At the beginning for pages left open, after the choice for who logged in beside it meanwhile.
 * @param {import('oidc-provider').Provider} provider
 * @param {Parameters<import('oidc-provider').Provider['Session']['get']>[0]} context
 */
async function endEarlierSession(provider, context) {
  const session = await provider.Session.get(context);
  if (session.accountId !== undefined) await session.destroy();
}

/** @param {import('node:http').IncomingMessage} request */
async function textOf(request) {
  let text = '';
  for await (const part of request) text += String(part).slice(0, 1_000);
  return text;
}
