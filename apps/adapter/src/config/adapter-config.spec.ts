import type { AdapterConfig, ConfigProblem } from './adapter-config.ts';
import { readConfig } from './adapter-config.ts';

const COMPLETE = `
network: rheine
agency: abh
hub:
  nats: nats://127.0.0.1:4222
  http: http://127.0.0.1:8080
  keysFile: hub-keys.json
keysFile: keys.json
nkeySeedFile: nkey.seed
secretFile: secret
dataFolder: data
source: { folder: exports }
mappingFile: mapping.yaml
sink: { file: /srv/sink.jsonl }
desk: { port: 8101, tokenFile: desk.token, origins: ['http://127.0.0.1:8300'] }
opensCases: by-export
`;

const problemsOf = (text: string): ConfigProblem[] => {
  const read = readConfig(text, '/etc/abh');
  if (!Array.isArray(read)) throw new Error('no fault was found');
  return read;
};

describe("an adapter's configuration", () => {
  it('is read with defaults, paths counted from its own folder', () => {
    const config = readConfig(COMPLETE, '/etc/abh') as AdapterConfig;
    expect(config).toMatchObject({
      network: 'rheine',
      hub: { keysFile: '/etc/abh/hub-keys.json' },
      sources: [{ kind: 'folder', folder: '/etc/abh/exports', settleMs: 1000 }],
      sink: { file: '/srv/sink.jsonl', linesAreTaken: false },
      desk: { host: '127.0.0.1', port: 8101, origins: ['http://127.0.0.1:8300'], officers: [] },
      retentionDays: 30,
      pollMs: 5000,
    });
  });

  it('tells all faults at once, each with line, pointer and fix', () => {
    const broken = COMPLETE.replace('network: rheine', 'network: Rheine Stadt')
      .replace('nats://127.0.0.1:4222', 'localhost')
      .replace('port: 8101', 'port: high, host: 0.0.0.0, officers: [Erika Muster]')
      .replace('opensCases: by-export', 'opensCases: always')
      .replace('secretFile: secret\n', '')
      .replace('sink:', 'snik:');
    const problems = problemsOf(broken);
    expect(problems.map(({ code, pointer }) => `${code} ${pointer}`).sort()).toEqual([
      'MISSING_KEY /',
      'MISSING_KEY /',
      'UNKNOWN_KEY /snik',
      'WRONG_VALUE /desk/host',
      'WRONG_VALUE /desk/officers',
      'WRONG_VALUE /desk/port',
      'WRONG_VALUE /hub/nats',
      'WRONG_VALUE /network',
      'WRONG_VALUE /opensCases',
    ]);
    expect(problems.every(({ fix }) => fix.length > 0)).toBe(true);
    expect(problems.find(({ pointer }) => pointer === '/network')?.line).toBe(2);
  });

  it('may name several sources: folders, tables and pushes', () => {
    const sources = `sources:
  - { folder: exports, name: eins }
  - { folder: /mnt/zwei, name: zwei, settleMs: 2000 }
  - table: { name: akten, urlFile: url, table: export.outbox, id: id, payload: payload }
  - push: { name: formular }
`;
    const config = readConfig(COMPLETE.replace('source: { folder: exports }\n', sources), '/etc/abh');
    expect(config).toMatchObject({
      sources: [
        { kind: 'folder', name: 'eins', folder: '/etc/abh/exports', settleMs: 1000 },
        { kind: 'folder', name: 'zwei', folder: '/mnt/zwei', settleMs: 2000 },
        { kind: 'table', name: 'akten', urlFile: '/etc/abh/url', table: 'export.outbox' },
        { kind: 'push', name: 'formular' },
      ],
    });
  });

  it.each([
    ['of no kind', '[{ settleMs: 1000 }]', 'SOURCE_UNCLEAR'],
    ['of two kinds', '[{ folder: a, push: { name: b } }]', 'SOURCE_UNCLEAR'],
    [
      'that is one of several folders without a name',
      '[{ folder: a }, { folder: b, name: b }]',
      'SOURCE_NAME_MISSING',
    ],
    ['with the name of another', '[{ push: { name: a } }, { push: { name: a } }]', 'SOURCE_NAME_TWICE'],
    [
      'whose table is not a name',
      "[{ table: { name: a, urlFile: u, table: 'x; DROP TABLE y', id: id, payload: p } }]",
      'WRONG_VALUE',
    ],
  ])('has no source %s', (_, sources, code) => {
    const text = COMPLETE.replace('source: { folder: exports }', `sources: ${sources}`);
    expect(problemsOf(text).map((problem) => problem.code)).toContain(code);
  });

  it('lets nobody open the desk to other machines', () => {
    const [problem] = problemsOf(COMPLETE.replace('port: 8101', 'host: 10.0.0.7, port: 8101'));
    expect(problem?.fix).toContain('this machine only');
  });

  it('keeps recorded messages for at least 30 days', () => {
    expect(problemsOf(`${COMPLETE}retentionDays: 7\n`)).toMatchObject([{ pointer: '/retentionDays' }]);
  });

  it('tells where the YAML itself is broken', () => {
    expect(problemsOf('network: [rheine\nagency: abh')).toMatchObject([{ code: 'YAML_BROKEN' }]);
  });
});
