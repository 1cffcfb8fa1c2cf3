import type { PagesConfig } from './pages-section.ts';
import { readPages } from './pages-section.ts';
import { YamlSection } from './yaml-section.ts';

const logIn = `
  logIn:
    issuer: https://anmeldung.example
    clientId: jobcenter
    clientSecretFile: log-in.secret
    roles: { caseworker: [fallarbeit], officer: dsb }`;

const read = (text: string) =>
  YamlSection.read(text, (root) => readPages(root, (section, key) => section.text(key)));

const pagesOf = (text: string): PagesConfig | undefined => {
  const found = read(text);
  return 'length' in found ? undefined : found.pages;
};

const faultsOf = (text: string): readonly string[] => {
  const found = read(text);
  return 'length' in found ? found.map(({ pointer, code }) => `${pointer} ${code}`) : [];
};

describe('the section `pages`', () => {
  it('may be absent: then there are no pages', () => {
    expect(read('{}')).toEqual({});
  });

  it('is plain on this machine, and tells where the claim stands and who has which role', () => {
    expect(pagesOf(`pages:\n  port: 8443${logIn}`)).toEqual({
      host: '127.0.0.1',
      port: 8443,
      address: 'http://127.0.0.1:8443',
      logIn: {
        issuer: 'https://anmeldung.example',
        clientId: 'jobcenter',
        clientSecretFile: 'log-in.secret',
        rolesClaim: 'roles',
        roles: { caseworker: ['fallarbeit'], 'rights-desk': [], officer: ['dsb'] },
      },
    });
  });

  it('needs TLS beyond this machine', () => {
    const tls = '\n  tls: { certFile: pages.crt, keyFile: pages.key }';
    expect(faultsOf(`pages:\n  host: 0.0.0.0\n  port: 443${logIn}`)).toEqual(['/pages/host TLS_MISSING']);
    expect(faultsOf(`pages:\n  host: 0.0.0.0\n  port: 443${tls}${logIn}`)).toEqual([]);
    expect(faultsOf(`pages:\n  port: 1\n  address: http://pages.example${logIn}`)).toEqual([
      '/pages/address TLS_MISSING',
    ]);
    const issuer = logIn.replace('https:', 'http:');
    expect(faultsOf(`pages:\n  port: 1${issuer}`)).toEqual(['/pages/logIn/issuer TLS_MISSING']);
  });

  it('needs a fixed port, an origin without a path, and a role for somebody', () => {
    expect(faultsOf(`pages:\n  port: 0${logIn}`)).toEqual(['/pages/port WRONG_VALUE']);
    expect(faultsOf(`pages:\n  port: 1\n  address: https://host/path${logIn}`)).toEqual([
      '/pages/address WRONG_VALUE',
    ]);
    const nobody = logIn.replace(/roles: .*/, 'roles: {}');
    expect(faultsOf(`pages:\n  port: 1${nobody}`)).toEqual(['/pages/logIn/roles MISSING_KEY']);
    const unknown = logIn.replace('officer:', 'chief:');
    expect(faultsOf(`pages:\n  port: 1${unknown}`)).toEqual(['/pages/logIn/roles/chief UNKNOWN_KEY']);
  });
});
