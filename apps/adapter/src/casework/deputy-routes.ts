import { beginOfGermanDay } from '#agreement';
import type { Clock } from '#ports';
import type { Fields } from '../desk/body.ts';
import { closed, pointerTo, textField } from '../desk/body.ts';
import { DeskProblem } from '../desk/problem.ts';
import type { DeskRoutes } from '../desk/server.ts';
import type { Caseworkers } from './caseworkers.ts';

const STAFF = /^[a-z0-9-]{3,40}$/;
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** What standing in needs. */
export interface DeputyParts {
  readonly caseworkers: Pick<Caseworkers, 'appoint' | 'dismiss' | 'deputies'>;
  readonly clock: Clock;
}

/** Who stands in for whom, up to a day: only the member of staff who is stood in for can say so. */
export function deputyRoutes({ caseworkers, clock }: DeputyParts): DeskRoutes {
  const told = (staff: string) => {
    const at = clock.now();
    const { given, received } = caseworkers.deputies(staff, at);
    return {
      at,
      staff,
      given: given.map(({ deputy, until }) => ({ deputy, until })),
      received: received.map((one) => ({ staff: one.staff, until: one.until })),
    };
  };
  return {
    'GET /desk/casework/deputies': (call) => ({ status: 200, body: told(call.staff()) }),
    'POST /desk/casework/deputies': (call) => {
      const staff = call.staff();
      closed(call.body, ['deputy', 'until']);
      const deputy = deputyIn(call.body, staff);
      caseworkers.appoint({ staff, deputy, ...dayIn(call.body, clock.now()) }, clock.now());
      return { status: 200, body: told(staff) };
    },
    'POST /desk/casework/deputies/:deputy/end': (call) => {
      const staff = call.staff();
      closed(call.body, []);
      caseworkers.dismiss(staff, call.params['deputy'] ?? '');
      return { status: 200, body: told(staff) };
    },
  };
}

function deputyIn(body: Fields, staff: string): string {
  const deputy = textField(
    body,
    'deputy',
    STAFF,
    'the staff id of who stands in: 3 to 40 of a-z, 0-9, hyphen',
  );
  if (deputy !== staff) return deputy;
  throw new DeskProblem('FIELD_INVALID', 'name somebody else than yourself', {
    pointer: pointerTo('deputy'),
  });
}

/** That day counts as a whole, as people mean it. */
function dayIn(body: Fields, now: string): { readonly until: string; readonly endsAt: string } {
  const until = typeof body['until'] === 'string' ? body['until'] : '';
  const begins = beginOfGermanDay(until);
  const next = new Date(Date.parse(`${until}T00:00:00.000Z`) + DAY_MS);
  const endsAt = begins === undefined ? undefined : beginOfGermanDay(next.toISOString().slice(0, 10));
  const latest = new Date(Date.parse(now) + MOST_DAYS * DAY_MS).toISOString();
  if (endsAt !== undefined && endsAt > now && endsAt <= latest) return { until, endsAt };
  throw new DeskProblem('FIELD_INVALID', 'must be a day from today on, within a year, as 2026-03-31', {
    pointer: pointerTo('until'),
  });
}
