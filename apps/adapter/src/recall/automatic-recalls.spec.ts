import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope, RecallNotice } from '#catalogue';
import { payloadProblems } from '#catalogue';
import { generateKeys, JoseSealer, loadKeys } from '#jose';
import type { Memory } from '../agency/memory.ts';
import { closeMemory, openMemory } from '../agency/memory.ts';
import type { AdapterConfig } from '../config/adapter-config.ts';
import type { SinkLine } from '../sink/sink-line.ts';
import { AutomaticRecalls } from './automatic-recalls.ts';
import { ANSWER_RECALL } from './recall-answer.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const sealer = new JoseSealer(loadKeys(generateKeys('vhs')));
const id = (name: string): string => name.padEnd(43, '0');
const [A, B, C] = [id('a'), id('b'), id('c')];
const RECALL = id('recall-1');

const line = (eventId: string): SinkLine => ({
  id: eventId,
  type: 'de.wegmarke.language.voucher-issued.v1',
  reference: '000123',
  agency: 'abh',
  fields: {},
  basis: { kind: 'statutory', rowId: 'r', paragraph: '§ 8(1) IntV', duty: false },
  purpose: 'course-access',
  receivedAt: NOW,
});

describe("the adapter's own part of a recall", () => {
  let folder: string;
  let memory: Memory;
  let rings = 0;
  const sinkFile = () => join(folder, 'sink.jsonl');
  const open = () => {
    const config = {
      network: 'rheine',
      agency: 'vhs',
      dataFolder: folder,
      sink: { file: sinkFile(), linesAreTaken: true },
      sinks: [],
    };
    memory = openMemory(config as Partial<AdapterConfig> as AdapterConfig, new Uint8Array(32), sealer, {
      now: () => NOW,
    });
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recall-'));
    rings = 0;
    open();
    const { references, identity, sink, inbox } = memory;
    references.know('000123', identity.handle('000123'), NOW);
    sink.append([line(A), line(B)]);
    inbox.receive({ entries: [], releasedAt: NOW, proposals: [], next: 1, sinkBytes: sink.size, at: NOW });
    inbox.noteInSink(
      [A, B, C].map((one) => ({ agency: 'abh', id: one })),
      sink.size,
    );
  });
  afterEach(() => {
    closeMemory(memory);
    rmSync(folder, { recursive: true });
  });

  const notice = (kind: RecallNotice['kind'], eventIds: readonly string[] = [A, C]): RecallNotice => ({
    recall: RECALL,
    kind,
    handle: memory.identity.handle('000123'),
    eventIds,
    openedAt: NOW,
    reminders: 0,
  });
  const take = (
    notices: readonly RecallNotice[],
    linesAreTaken = true,
    parts: Partial<Memory> = {},
  ): void => {
    const ring = (): void => void (rings += 1);
    const at = new Date(Date.parse(NOW) + (rings + 1) * 1_000).toISOString();
    const clock = { now: () => NOW };
    new AutomaticRecalls({ ...memory, ...parts, linesAreTaken, clock, ring }).take({ recalls: notices, at });
  };
  const lines = (): readonly Record<string, unknown>[] =>
    readFileSync(sinkFile(), 'utf8')
      .split('\n')
      .filter((text) => text !== '')
      .map((text) => JSON.parse(text) as Record<string, unknown>);
  const answers = (): readonly Envelope[] =>
    memory.outbox
      .due('2027-01-01T00:00:00.000Z', 10)
      .filter(({ type }) => type === ANSWER_RECALL)
      .map(({ signed }) => signed.envelope);

  it('takes back what nobody has read, answers for just that, and tells the system in the sink of the rest', () => {
    take([notice('stop-using')]);
    expect(lines().map((one) => one['id'] ?? one['recall'])).toEqual([B, RECALL]);
    expect(lines().at(-1)).toEqual({
      kind: 'recall',
      recall: RECALL,
      notice: 'stop-using',
      ids: [A, C],
      reference: '000123',
      at: NOW,
    });
    expect(answers().map(({ data }) => data)).toEqual([
      { recall: RECALL, parts: [{ eventIds: [A], outcome: 'stopped', automatic: true }] },
    ]);
    expect(memory.recalls.find(RECALL)?.events).toEqual([
      { id: A, outcome: 'stopped', automatic: true },
      { id: C, automatic: false },
    ]);
    expect(rings).toBe(1);
  });

  it('erases the lines that it still has, and answers for just those', () => {
    take([notice('erase')]);
    expect(lines().map((one) => one['id'] ?? one['recall'])).toEqual([B, RECALL]);
    expect(answers()[0]?.data).toEqual({
      recall: RECALL,
      parts: [{ eventIds: [A], outcome: 'erased', automatic: true }],
    });
    const { sinkBytes } = memory.inbox.cursor();
    expect(sinkBytes).toBe(memory.sink.size);
    expect(memory.inbox.has({ agency: 'abh', id: A })).toBe(true);
  });

  it.each(['erase', 'stop-using'] as const)(
    'answers nothing by itself where the system may have read the lines: %s',
    (kind) => {
      take([notice(kind)], false);
      expect(lines().map((one) => one['id'] ?? one['recall'])).toEqual([A, B, RECALL]);
      expect(answers()).toEqual([]);
      expect(memory.recalls.find(RECALL)?.events).toHaveLength(2);
    },
  );

  it.each(['restrict', 'restriction-lifted', 'rectified'] as const)(
    'answers nothing by itself where the system has yet to mark what it reads: %s',
    (kind) => {
      const proposal = { id: C, proposer: 'abh', sealedNumber: 'a.b.c.d.e' };
      const { size } = memory.sink;
      memory.inbox.receive({
        entries: [],
        releasedAt: NOW,
        proposals: [proposal],
        next: 2,
        sinkBytes: size,
        at: NOW,
      });
      take([notice(kind)]);
      expect(lines().map((one) => one['id'] ?? one['recall'])).toEqual([A, B, RECALL]);
      expect(answers()).toEqual([]);
      expect(memory.recalls.find(RECALL)?.events.map(({ outcome }) => outcome)).toEqual([
        undefined,
        undefined,
      ]);
      expect(memory.inbox.openProposals()).toHaveLength(1);
      expect(memory.inbox.cursor().sinkBytes).toBe(memory.sink.size);
    },
  );

  it('names no case in its answer, and fits the catalogue', () => {
    take([notice('erase')]);
    const [envelope] = answers();
    expect(envelope?.source).toBe(`//rheine/vhs/${RECALL}`);
    expect(payloadProblems(ANSWER_RECALL, envelope?.data ?? {})).toEqual([]);
  });

  it('is done once, however often the hub tells it', () => {
    take([notice('erase')]);
    const before = readFileSync(sinkFile(), 'utf8');
    take([{ ...notice('erase'), reminders: 1 }]);
    expect(readFileSync(sinkFile(), 'utf8')).toBe(before);
    expect(answers()).toHaveLength(1);
    expect(memory.recalls.find(RECALL)?.reminders).toBe(1);
  });

  it('answers again what a hub could not take before it told the recall anew', () => {
    take([notice('erase')]);
    const [envelope] = answers();
    memory.outbox.markSent([envelope?.id ?? ''], NOW);
    memory.outbox.settle({ id: envelope?.id ?? '', outcome: 'held', code: 'NO_BASIS_NOW', at: NOW });
    expect(answers()).toEqual([]);
    take([notice('erase')]);
    expect(answers()).toEqual([envelope]);
  });

  it('is over when the hub tells it no more', () => {
    take([notice('erase')]);
    take([]);
    expect(memory.recalls.open()).toEqual([]);
  });

  it('forgets the number in a link proposal, which never was in the sink', () => {
    const proposal = { id: C, proposer: 'abh', sealedNumber: 'a.b.c.d.e' };
    const { size } = memory.sink;
    memory.inbox.receive({
      entries: [],
      releasedAt: NOW,
      proposals: [proposal],
      next: 2,
      sinkBytes: size,
      at: NOW,
    });
    take([notice('erase', [C])]);
    expect(memory.inbox.openProposals()).toEqual([]);
    expect(answers()[0]?.data['parts']).toEqual([{ eventIds: [C], outcome: 'erased', automatic: true }]);
  });

  it.each(['append', 'without', 'offer'] as const)('is finished when it was cut off at %s', (cut) => {
    const dying = () => {
      throw new Error('killed');
    };
    const { sink, outbox } = memory;
    const broken = <T extends object>(part: T): T =>
      new Proxy(part, {
        get: (target, name) => {
          const member: unknown = Reflect.get(target, name, target);
          if (name === cut) return dying;
          if (typeof member !== 'function') return member;
          return (...given: unknown[]): unknown => Reflect.apply(member, target, given);
        },
      });
    expect(() => take([notice('erase')], true, { sink: broken(sink), outbox: broken(outbox) })).toThrow(
      'killed',
    );
    closeMemory(memory);
    open();
    take([notice('erase')]);
    expect(lines().map((one) => one['id'] ?? one['recall'])).toEqual([B, RECALL]);
    expect(answers()[0]?.data['parts']).toEqual([{ eventIds: [A], outcome: 'erased', automatic: true }]);
  });
});
