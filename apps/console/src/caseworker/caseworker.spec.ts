import * as catalogue from '#catalogue';
import { answerEvent, waysToAnswer } from './information-answer.ts';
import {
  conflictOutcomes,
  disputeOutcomes,
  identityChecks,
  invalidityGrounds,
  recallOutcomes,
  rightKinds,
  unlinkGrounds,
} from './codes.ts';
import { daysSince, taskList, type TasksTold } from './task-list.ts';

const AT = '2026-03-10T10:00:00.000Z';
const nothing: TasksTold = {
  at: AT,
  decisions: [],
  information: [],
  recalls: [],
  rights: [],
  disputes: [],
  consents: [],
  ended: [],
  deadlines: [],
  conflicts: [],
  acknowledged: [],
  plan: [],
};
const title = { de: 'Titel', en: 'Title' };

describe('the list of tasks', () => {
  it('puts what is overdue first, then what has waited longest, of whatever kind', () => {
    const right = {
      request: 'r1',
      kind: 'access',
      receivedAt: '2026-02-01T00:00:00.000Z',
      state: 'open',
      isOverdue: true,
    };
    const recall = { kind: 'erase', reminders: 0, open: 1 } as const;
    const tasks = taskList({
      ...nothing,
      information: [
        { request: 'q', byName: title, title, since: '2026-01-01T00:00:00.000Z', reference: '1' },
      ],
      rights: [{ ...right, dueAt: '2026-03-01T00:00:00.000Z' }],
      recalls: [
        {
          ...recall,
          recall: 'late',
          openedAt: '2026-03-02T00:00:00.000Z',
          dueAt: '2026-03-08T00:00:00.000Z',
        },
        {
          ...recall,
          recall: 'young',
          openedAt: '2026-03-09T00:00:00.000Z',
          dueAt: '2026-03-15T00:00:00.000Z',
        },
      ],
      disputes: [{ dispute: 'd', entries: [], since: '2026-02-02T00:00:00.000Z' }],
    });
    expect(tasks.map(({ key }) => key)).toEqual(['-r1', '-late', '1-q', '-d', '-young']);
    expect(tasks.map(({ isOverdue }) => isOverdue)).toEqual([true, true, false, false, false]);
  });

  it('has a step that is due as overdue from the day after its last one', () => {
    const step = {
      chain: { id: 'c', titles: title },
      milestone: { id: 'm', titles: title },
      limits: [],
      since: '2026-02-23T23:00:00.000Z',
    };
    const tasks = taskList({
      ...nothing,
      deadlines: [
        { ...step, reference: '1', dueAt: '2026-03-10T22:59:59.999Z' },
        { ...step, reference: '2', dueAt: '2026-03-09T22:59:59.999Z' },
      ],
    });
    expect(tasks.map(({ key, isOverdue }) => [key, isOverdue])).toEqual([
      ['2-c-m', true],
      ['1-c-m', false],
    ]);
  });

  it('keeps the same request in two files apart', () => {
    const right = {
      request: 'r',
      kind: 'access',
      receivedAt: AT,
      dueAt: AT,
      state: 'open',
      isOverdue: false,
    };
    const tasks = taskList({
      ...nothing,
      rights: [
        { ...right, reference: '1' },
        { ...right, reference: '2' },
      ],
    });
    expect(new Set(tasks.map(({ key }) => key)).size).toBe(2);
  });

  it('counts whole days of waiting', () => {
    expect(daysSince('2026-03-09T10:00:00.001Z', AT)).toBe(0);
    expect(daysSince('2026-03-09T10:00:00.000Z', AT)).toBe(1);
    expect(daysSince('2026-03-11T10:00:00.000Z', AT)).toBe(0);
  });
});

describe('an answer to a request for information', () => {
  const forms = [
    {
      type: 'de.wegmarke.information.answered.v1',
      fields: [{ name: 'result', codes: [{ code: 'none', titles: title }] }],
    },
    {
      type: 'de.wegmarke.information.declined.v1',
      fields: [{ name: 'ground', codes: [{ code: 'not-competent', titles: title }] }],
    },
  ];

  it('is one of what the agreement lets this agency record', () => {
    const say = (text: { readonly de: string }): string => text.de;
    expect(waysToAnswer([], say, 'Ablehnen')).toEqual([]);
    expect(waysToAnswer(forms, say, 'Ablehnen')).toEqual([
      { value: 'result none', label: 'Titel' },
      { value: 'ground not-competent', label: 'Ablehnen: Titel' },
    ]);
  });

  it('is an event that the catalogue takes, the same however often it is sent', () => {
    const request = 'Q2hlY2sgYmVmb3JlIHlvdSBpc3N1ZSBhbnl0aGluZyA';
    for (const choice of ['result none', 'ground not-competent']) {
      const event = answerEvent(choice, { reference: '1', request, at: AT });
      expect(catalogue.payloadProblems(event.type, event.data)).toEqual([]);
      expect(event.key).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
      expect(answerEvent(choice, { reference: '1', request, at: AT })).toEqual(event);
    }
  });
});

describe('codes of commands', () => {
  it('are those of the catalogue, in its words', () => {
    expect(identityChecks).toEqual(catalogue.identityChecks);
    expect(invalidityGrounds).toEqual(catalogue.invalidityGrounds);
    expect(unlinkGrounds).toEqual(catalogue.unlinkGrounds);
  });

  it.each([
    ['de.wegmarke.rights.request.v1', 'kind', rightKinds],
    ['de.wegmarke.rights.settle-dispute.v1', 'outcome', disputeOutcomes],
    ['de.wegmarke.conflict.resolve.v1', 'outcome', conflictOutcomes],
  ])('are all that %s takes as its %s', (type, field, codes) => {
    const { properties } = catalogue.payloadSchema(type) as {
      properties: Record<string, { enum: string[] }>;
    };
    expect(Object.keys(codes).toSorted()).toEqual(properties[field]?.enum.toSorted());
  });

  it('are all outcomes that a recall may have', () => {
    const parts = (outcome: string) => ({
      recall: 'r'.repeat(43),
      parts: [{ eventIds: ['e'.repeat(43)], outcome, automatic: false, paragraph: '§ 84(4) SGB X' }],
    });
    for (const outcome of Object.keys(recallOutcomes))
      expect(catalogue.payloadProblems('de.wegmarke.recall.answer.v1', parts(outcome))).toEqual([]);
  });
});
