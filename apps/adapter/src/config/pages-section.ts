import { isLoopback } from '#nats';
import { isIssuer } from '#oidc';
import type { PageRole } from '../pages/allowed.ts';
import { pageRoles } from '../pages/allowed.ts';
import type { YamlSection } from './yaml-section.ts';

/** Where the agency's staff work in a browser, and how they log in. */
export interface PagesConfig {
  readonly host: string;
  /** A fixed one: the log-in service must know the address to send people back to. */
  readonly port: number;
  /** The origin as browsers see it. */
  readonly address: string;
  /** Needed where the pages listen beyond this machine. */
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  readonly logIn: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecretFile: string;
    /** Claim with a pseudonymous staff id; a keyed hash of the account when absent. */
    readonly staffClaim?: string;
    readonly rolesClaim: string;
    /** Which values of the claim give which role. */
    readonly roles: Readonly<Record<PageRole, readonly string[]>>;
  };
}

type ReadPath = (section: YamlSection, key: string) => string;

const CLAIM = {
  pattern: /^[\w.:/-]{1,100}$/,
  fix: 'write the name of a claim, e.g. roles or realm_access.roles',
};

/** Reads the section `pages`, if there is one; faults go to it. */
export function readPages(root: YamlSection, path: ReadPath): { readonly pages?: PagesConfig } {
  const section = root.optionalSection('pages');
  if (section === undefined) return {};
  const host = section.optionalText('host') ?? '127.0.0.1';
  const port = section.wholeNumber('port', { least: 1, most: 65_535 });
  const tls = section.optionalSection('tls');
  const pages: PagesConfig = {
    host,
    port,
    address: readAddress(section) ?? `${tls === undefined ? 'http' : 'https'}://${nameOf(host)}:${port}`,
    ...(tls !== undefined && { tls: readTls(tls, path) }),
    logIn: readLogIn(section.section('logIn'), path),
  };
  if (tls === undefined && !isLoopback(host))
    section.fault(
      'host',
      'TLS_MISSING',
      'host: the pages go to other machines without TLS',
      'add tls, or listen on 127.0.0.1 behind a server that ends TLS',
    );
  section.close();
  return { pages };
}

function readAddress(section: YamlSection): string | undefined {
  const fix = 'write the origin as browsers see it: https://host, without a path';
  const address = section.optionalText('address', { pattern: /^https?:\/\/[^/\s@]+$/, fix });
  if (address === undefined) return undefined;
  const url = URL.parse(address);
  if (url === null) section.fault('address', 'WRONG_VALUE', 'address: this is no address', fix);
  else if (url.protocol === 'http:' && !isLoopback(url.hostname))
    section.fault('address', 'TLS_MISSING', 'address: browsers elsewhere would come without TLS', fix);
  return url?.origin ?? address;
}

function readTls(section: YamlSection, path: ReadPath): NonNullable<PagesConfig['tls']> {
  const tls = { certFile: path(section, 'certFile'), keyFile: path(section, 'keyFile') };
  section.close();
  return tls;
}

function readLogIn(section: YamlSection, path: ReadPath): PagesConfig['logIn'] {
  const issuer = section.text('issuer', {
    fix: "write the issuer of the agency's log-in service: https://…",
  });
  if (issuer !== '' && !isIssuer(issuer))
    section.fault(
      'issuer',
      'TLS_MISSING',
      'issuer: people would log in without TLS',
      'write https://…; http:// is for this machine alone',
    );
  const staffClaim = section.optionalText('staffClaim', CLAIM);
  const roles = section.section('roles');
  const logIn = {
    issuer,
    clientId: section.text('clientId', {
      fix: 'write the id under which the log-in service knows these pages',
    }),
    clientSecretFile: path(section, 'clientSecretFile'),
    ...(staffClaim !== undefined && { staffClaim }),
    rolesClaim: section.optionalText('rolesClaim', CLAIM) ?? 'roles',
    roles: rolesIn(roles),
  };
  if (Object.values(logIn.roles).every((values) => values.length === 0))
    roles.fault(
      undefined,
      'MISSING_KEY',
      'no role is given to anybody',
      'write which values of the claim give which role',
    );
  roles.close();
  section.close();
  return logIn;
}

function rolesIn(section: YamlSection): Readonly<Record<PageRole, readonly string[]>> {
  const values = (role: PageRole): readonly string[] =>
    section.texts(role, { fix: `write which values of the claim give this role: ${role}: [value]` });
  const [caseworker, rightsDesk, officer] = pageRoles;
  return { caseworker: values(caseworker), 'rights-desk': values(rightsDesk), officer: values(officer) };
}

/** A host as it stands in an address. */
function nameOf(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
