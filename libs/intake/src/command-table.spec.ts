import type { Envelope } from '#catalogue';
import { commands } from '#catalogue';
import { commandTable, narrows } from './command-table.ts';

function envelope(name: string, data: Envelope['data'] = {}): Envelope {
  return {
    specversion: '1.0',
    id: 'id',
    source: '//rheine/vhs/vhs-handle-0000000000000',
    type: `de.wegmarke.${name}.v1`,
    time: '2026-01-10T00:00:00.000Z',
    network: 'rheine',
    agency: 'vhs',
    kind: 'command',
    commitment: 'commitment',
    salt: 'salt',
    data,
  };
}

describe('the table of commands', () => {
  it('has a slice for every command of the catalogue, and for no other', () => {
    expect(Object.keys(commandTable).sort()).toEqual(commands.map(({ type }) => type).sort());
  });
});

describe('a command that may stop something from leaving', () => {
  it.each(['withdraw', 'amend', 'reconfirm', 'invalidate', 'object'])(
    'changes a consent that was given: %s',
    (what) => {
      expect(narrows(envelope(`consent.${what}`))).toBe(true);
    },
  );

  it('gives a consent that takes the place of an older one, and no other', () => {
    expect(narrows(envelope('consent.give', { supersedes: 'c0' }))).toBe(true);
    expect(narrows(envelope('consent.give'))).toBe(false);
  });

  it('neither asks nor opens nor links', () => {
    for (const name of ['consent.request', 'consent.refuse', 'case.open', 'case.redeem-link-code'])
      expect(narrows(envelope(name))).toBe(false);
  });
});
