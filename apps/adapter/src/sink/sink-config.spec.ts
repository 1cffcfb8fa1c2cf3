import type { YamlProblem } from '../config/yaml-section.ts';
import { YamlSection } from '../config/yaml-section.ts';
import type { SinksConfig } from './sink-config.ts';
import { readSinks } from './sink-config.ts';

const read = (text: string): SinksConfig | YamlProblem[] =>
  YamlSection.read(text, (root) => readSinks(root, (section, key) => `/etc/abh/${section.text(key)}`));
const faults = (text: string): readonly string[] => {
  const found = read(text);
  return Array.isArray(found) ? found.map(({ code, pointer }) => `${code} ${pointer}`) : [];
};

describe('the sinks of a configuration', () => {
  it('are one file of JSON lines, as ever', () => {
    expect(read('sink: { file: sink.jsonl }')).toEqual({
      sink: { file: '/etc/abh/sink.jsonl', linesAreTaken: false },
      sinks: [],
    });
  });

  it('are a list of several kinds', () => {
    const text = `
sinks:
  - { kind: json-lines, file: sink.jsonl, linesAreTaken: true }
  - { kind: csv, folder: received, delimiter: ';' }
  - { kind: webhook, name: records, url: https://records.example/hook, allow: [10.20.0.0/16], caFile: ca.pem }
  - { kind: pull }`;
    expect(read(text)).toEqual({
      sink: { file: '/etc/abh/sink.jsonl', linesAreTaken: true },
      sinks: [
        { kind: 'csv', name: 'csv', place: { folder: '/etc/abh/received' }, delimiter: ';' },
        {
          kind: 'webhook',
          name: 'records',
          url: 'https://records.example/hook',
          allow: ['10.20.0.0/16'],
          caFile: '/etc/abh/ca.pem',
        },
        { kind: 'pull', name: 'pull' },
      ],
    });
  });

  it.each([
    ['{}', 'MISSING_KEY /'],
    ['sinks: [{ kind: fax }]', 'WRONG_VALUE /sinks/0/kind'],
    ['sinks: [{ kind: webhook, url: http://records.example/ }]', 'WRONG_VALUE /sinks/0/url'],
    ['sinks: [{ kind: webhook, url: https://me:secret@records.example/ }]', 'WRONG_VALUE /sinks/0/url'],
    ['sinks: [{ kind: webhook, url: https://a.example/, allow: [inside] }]', 'WRONG_VALUE /sinks/0/allow'],
    ['sinks: [{ kind: csv, file: a.csv, folder: b }]', 'WRONG_VALUE /sinks/0/file'],
    ['sinks: [{ kind: pull }, { kind: pull }]', 'WRONG_VALUE /sinks/1/name'],
    ['{ sink: { file: a }, sinks: [{ kind: json-lines, file: b }] }', 'WRONG_VALUE /sinks/0/kind'],
    ['sinks: [{ kind: pull, file: a }]', 'UNKNOWN_KEY /sinks/0/file'],
  ])('%s is a fault', (text, fault) => {
    expect(faults(text)).toContain(fault);
  });
});
