import type { Agreement } from '#agreement';
import type { MatrixCell } from '#gate';
import type { CaseEvent } from '../case.events.ts';
import type { DecisionProposed, LiftProposed, RightKind, RightRequested } from '../rights/rights.events.ts';
import { agreement as ofFour, VOUCHER } from './agreement.ts';
import { AT, linked, opened } from './history.ts';

/** The controller of abh and vhs, who share one rights desk in these specs; every other agency stands alone. */
export const CITY = 'city';
/** A statutory power, a legal duty, and a row that is left to the clerk; all of vouchers from vhs to the jobcenter. */
export const POWER = 'power-row';
export const DUTY_ROW = 'duty-row';
export const CLERK_CELL = 'clerk-row.voucher-issued.vhs.jobcenter.course-access';

const from = '2020-01-01T00:00:00.000Z';
const titles = { de: 'Zeile', en: 'Row' };

function row(id: string, change: Partial<Agreement['rows'][number]> = {}): Agreement['rows'][number] {
  return {
    id,
    types: [VOUCHER],
    senders: ['vhs'],
    recipients: ['jobcenter'],
    purposes: ['course-access'],
    basis: { kind: 'STATUTORY', paragraph: '§ 8(1) s.1 IntV' },
    trigger: 'push',
    decidedBy: 'rule',
    from,
    note: '',
    ...change,
  };
}

const rows = [
  row(POWER),
  row(DUTY_ROW, { basis: { kind: 'STATUTORY', paragraph: '§ 8(3) IntV', duty: true }, trigger: 'duty' }),
  row('clerk-row', { decidedBy: 'clerk' }),
];

/** The agreement of the specs with a controller of two agencies and rows that an objection can be against. */
export const agreement: Agreement = {
  ...ofFour,
  parties: ofFour.parties.map((one) =>
    ['abh', 'vhs'].includes(one.agency) ? { ...one, controller: { id: CITY, titles } } : one,
  ),
  rows,
  cells: [
    ...ofFour.cells,
    ...rows.map(({ id, basis, trigger, decidedBy }): MatrixCell => ({
      id: `${id}.voucher-issued.vhs.jobcenter.course-access`,
      eventType: VOUCHER,
      sender: 'vhs',
      recipient: 'jobcenter',
      purpose: 'course-access',
      basis,
      trigger,
      decidedBy,
      from,
    })),
  ],
};

/** The agreement of these specs as the registry would give it. */
export const inForce = { agreement, hash: 'hash-of-the-agreement', revision: 7 };

/** abh, vhs, the jobcenter and caritas share a case. */
export const shared: readonly CaseEvent[] = [
  ...opened,
  linked('vhs'),
  linked('jobcenter'),
  linked('caritas'),
];

/** When the requests of these specs were received, and when they are due. */
export const RECEIVED = '2026-01-10T09:00:00.000Z';
export const DUE = '2026-02-10T22:59:59.999Z';

/** By controller: its agencies among those that share the case. */
const SHARING: Readonly<Record<string, readonly string[]>> = {
  'caritas-controller': ['caritas'],
  [CITY]: ['abh', 'vhs'],
  'jobcenter-controller': ['jobcenter'],
};

/** The person asked, at caritas. */
export function asked(
  kind: RightKind,
  change: Partial<
    Pick<RightRequested, 'request' | 'eventIds' | 'rowId' | 'receivedAt' | 'dueAt'> & {
      readonly controllers: readonly string[];
    }
  > = {},
): CaseEvent {
  const { controllers = ['caritas-controller', CITY, 'jobcenter-controller'], ...changed } = change;
  return {
    type: 'RightRequested',
    data: {
      by: 'caritas',
      request: 'r1',
      kind,
      receivedAt: RECEIVED,
      dueAt: DUE,
      identityCheck: 'document',
      staff: 'caritas-001',
      controllers: Object.fromEntries(controllers.map((one) => [one, SHARING[one] ?? []])),
      ...changed,
    },
  };
}

/** The city upheld an objection against the power: what the row covered then is closed to its agencies. */
export const upheld: CaseEvent = {
  type: 'ObjectionUpheld',
  data: {
    controller: CITY,
    agencies: ['abh', 'vhs'],
    request: 'r1',
    rowId: POWER,
    types: [VOUCHER],
    senders: ['vhs'],
    recipients: ['jobcenter'],
    purposes: ['course-access'],
    from: AT,
  },
};

const step = { by: 'abh', controller: CITY, request: 'r1' } as const;

/** The envelope id of the proposals of these specs. */
export const PROPOSAL = 'proposal-1';

type DecisionChange = Partial<Pick<DecisionProposed, 'proposal' | 'ground' | 'withheld' | 'eventIds'>>;

/** A member of the city's staff proposed a decision on its part. */
export function proposed(
  decision: 'grant' | 'grant-partly' | 'refuse' = 'grant',
  change: DecisionChange = {},
): CaseEvent {
  const data = { ...step, proposal: PROPOSAL, decision, ...change, staff: 'city-001' };
  return { type: 'DecisionProposed', data };
}

/** Another one decided so. */
export function confirmed(
  kind: RightKind,
  decision: 'grant' | 'grant-partly' | 'refuse' = 'grant',
  change: DecisionChange = {},
): CaseEvent {
  const staff = { proposedBy: 'city-001', staff: 'city-002' };
  const data = { ...step, kind, proposal: PROPOSAL, decision, ...change, ...staff };
  return { type: 'DecisionConfirmed', data };
}

/** What the city's agencies tell is restricted. */
export function restricted(eventIds?: readonly string[], since = AT): CaseEvent {
  return {
    type: 'ProcessingRestricted',
    data: {
      controller: CITY,
      agencies: ['abh', 'vhs'],
      request: 'r1',
      ...(eventIds && { eventIds }),
      from: since,
    },
  };
}

/** When the restriction of these specs ends. */
export const LIFT_AT = '2026-01-20T12:00:00.000Z';

const lift = {
  controller: CITY,
  request: 'r1',
  proposal: 'lift-1',
  personToldAt: '2026-01-18T09:00:00.000Z',
  staff: 'city-001',
} as const;

/** A member of the city's staff proposed to lift it. */
export function liftProposed(
  change: Partial<Pick<LiftProposed, 'proposal' | 'personToldAt'>> = {},
): CaseEvent {
  return { type: 'LiftProposed', data: { by: 'vhs', ...lift, ...change } };
}

/** Another one confirmed it. */
export function lifted(at = LIFT_AT): CaseEvent {
  return { type: 'RestrictionLifted', data: { ...lift, confirmedBy: 'city-002', at } };
}
