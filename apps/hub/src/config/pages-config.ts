import { isIssuer } from '#oidc';
import type { ConfigFault } from './config-fault.ts';
import type { OperatorLogIn } from './pages-setup.ts';

/** What the variables say about pages, the client's secret not read yet. */
export interface PagesConfig {
  readonly address: string;
  readonly logIn?: Omit<OperatorLogIn, 'clientSecret'> & { readonly clientSecretFile: string };
}

/** All of these, or none. */
const LOG_IN = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET_FILE', 'OPERATOR_ROLES'] as const;

/** A log-in that is named in part, or for pages that have no address. */
export function pagesFaults(value: (variable: string) => string): ConfigFault[] {
  const missing = LOG_IN.map((end) => `WEGMARKE_HUB_LOGIN_${end}`).filter((name) => value(name) === '');
  if (missing.length === LOG_IN.length) return [];
  const needed = value('WEGMARKE_HUB_PAGES_ADDRESS') === '' ? ['WEGMARKE_HUB_PAGES_ADDRESS'] : [];
  const fix = 'set it too, or leave out every WEGMARKE_HUB_LOGIN_… variable';
  return [...needed, ...missing].map((variable) => ({ variable, code: 'MISSING', fix }));
}

/** The pages that are set up; undefined when there are none. */
export function pagesIn(value: (variable: string) => string): PagesConfig | undefined {
  const address = value('WEGMARKE_HUB_PAGES_ADDRESS');
  if (address === '') return undefined;
  const issuer = value('WEGMARKE_HUB_LOGIN_ISSUER');
  const origin = new URL(address).origin;
  const steering = value('WEGMARKE_HUB_LOGIN_STEERING_ROLES');
  if (issuer === '') return { address: origin };
  return {
    address: origin,
    logIn: {
      issuer,
      clientId: value('WEGMARKE_HUB_LOGIN_CLIENT_ID'),
      clientSecretFile: value('WEGMARKE_HUB_LOGIN_CLIENT_SECRET_FILE'),
      rolesClaim: value('WEGMARKE_HUB_LOGIN_ROLES_CLAIM'),
      operatorRoles: value('WEGMARKE_HUB_LOGIN_OPERATOR_ROLES').split(','),
      ...(steering !== '' && { steeringRoles: rolesByNetwork(steering) }),
    },
  };
}

/** Whether a text names roles of networks: `rheine=steering-group,rheine=deputies`. */
export function isRolesByNetwork(text: string): boolean {
  return text.split(',').every((one) => /^[a-z][a-z0-9-]{1,31}=\S(.*\S)?$/.test(one));
}

function rolesByNetwork(text: string): Readonly<Record<string, readonly string[]>> {
  const roles: Record<string, string[]> = {};
  for (const one of text.split(',')) {
    const end = one.indexOf('=');
    (roles[one.slice(0, end)] ??= []).push(one.slice(end + 1));
  }
  return roles;
}

/** Whether browsers may be sent there: an origin over https, or on this machine. */
export function isPagesAddress(text: string): boolean {
  const origin = URL.parse(text)?.origin;
  return isIssuer(text) && (text === origin || text === `${origin}/`);
}
