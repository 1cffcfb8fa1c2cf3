import type { SignedEnvelope } from '#catalogue';
import { commands } from '#catalogue';
import { commandTable } from './command-table.ts';
import { roundsOf } from './rounds.ts';

function envelope(handle: string, kind: 'event' | 'command', id: string): SignedEnvelope {
  const source = `//rheine/abh/${handle.padEnd(16, '0')}`;
  const rest = { specversion: '1.0', type: 't', time: 't', commitment: 'c', salt: 's', data: {} } as const;
  return { envelope: { ...rest, id, source, network: 'rheine', agency: 'abh', kind }, signature: 's' };
}

function told(batch: readonly SignedEnvelope[]) {
  return roundsOf(batch).map(({ commands: runs, events }) => ({
    commands: runs.map((run) => run.map((one) => one.envelope.id)),
    events: events.map((one) => one.envelope.id),
  }));
}

describe('the rounds of a batch', () => {
  it('are one for commands followed by events, whatever the handles', () => {
    const batch = [
      envelope('a', 'command', '1'),
      envelope('b', 'command', '2'),
      envelope('a', 'event', '3'),
      envelope('b', 'event', '4'),
    ];
    expect(told(batch)).toEqual([{ commands: [['1'], ['2']], events: ['3', '4'] }]);
  });

  it('keep the order within a handle', () => {
    const batch = [
      envelope('a', 'event', '1'),
      envelope('a', 'command', '2'),
      envelope('a', 'command', '3'),
      envelope('a', 'event', '4'),
    ];
    expect(told(batch)).toEqual([
      { commands: [], events: ['1'] },
      { commands: [['2', '3']], events: ['4'] },
    ]);
  });

  it('are none for an empty batch', () => {
    expect(told([])).toEqual([]);
  });
});

describe('the table of commands', () => {
  it('has a slice for every command of the catalogue and for nothing else', () => {
    expect(Object.keys(commandTable).toSorted()).toEqual(commands.map(({ type }) => type).toSorted());
  });
});
