import type { Journal, Row } from '../journal/journal.ts';
import type { AlarmCode } from './alarms.ts';

/** An alarm with its evidence. */
export interface Alarm {
  readonly alarm: number;
  readonly code: AlarmCode;
  /** The head that was held when it was raised. */
  readonly heldNote?: string;
  /** What the hub showed instead. */
  readonly shownNote?: string;
  /** Id of the event that it is about. */
  readonly event?: string;
  /** How often it was found since. */
  readonly count: number;
  readonly raisedAt: string;
  readonly overAt?: string;
  /** Who closed it; absent when it ended by itself. */
  readonly closedBy?: string;
}

/** What an alarm rests on. */
export type AlarmEvidence = Pick<Alarm, 'heldNote' | 'shownNote' | 'event'>;

const LISTED = 200;

/** The alarms of the witness, with the notes that prove them; durable, and never deleted. */
export class AlarmBook {
  constructor(private readonly journal: Journal) {}

  /** Raises an alarm, or counts it when it is open already; whether it is new. */
  raise(code: AlarmCode, at: string, { heldNote, shownNote, event }: AlarmEvidence = {}): boolean {
    const again = 'UPDATE ledger_alarms SET count = count + 1 WHERE code = ? AND over_at IS NULL';
    if (this.journal.run(again, code) > 0) return false;
    this.journal.run(
      'INSERT INTO ledger_alarms (code, held_note, shown_note, event, raised_at) VALUES (?, ?, ?, ?, ?)',
      code,
      heldNote ?? null,
      shownNote ?? null,
      event ?? null,
      at,
    );
    return true;
  }

  /** The reason for an alarm is gone; whether there was one. */
  over(code: AlarmCode, at: string): boolean {
    return (
      this.journal.run('UPDATE ledger_alarms SET over_at = ? WHERE code = ? AND over_at IS NULL', at, code) >
      0
    );
  }

  /** A member of staff closes an alarm; whether it was open. The evidence stays. */
  close(alarm: number, by: string, at: string): boolean {
    const sql = 'UPDATE ledger_alarms SET over_at = ?, closed_by = ? WHERE alarm = ? AND over_at IS NULL';
    return this.journal.run(sql, at, by, alarm) > 0;
  }

  /** Codes of the open alarms. */
  open(): readonly AlarmCode[] {
    const sql = 'SELECT code FROM ledger_alarms WHERE over_at IS NULL ORDER BY alarm';
    return this.journal.all(sql).map((row) => row['code'] as AlarmCode);
  }

  /** The alarms, open ones first, then newest first. */
  list(): readonly Alarm[] {
    const sql = `SELECT * FROM ledger_alarms ORDER BY over_at IS NOT NULL, alarm DESC LIMIT ${LISTED}`;
    return this.journal.all(sql).map(alarmOf);
  }
}

function alarmOf(row: Row): Alarm {
  return {
    alarm: Number(row['alarm']),
    code: row['code'] as AlarmCode,
    ...textAs('heldNote', row['held_note']),
    ...textAs('shownNote', row['shown_note']),
    ...textAs('event', row['event']),
    count: Number(row['count']),
    raisedAt: String(row['raised_at']),
    ...textAs('overAt', row['over_at']),
    ...textAs('closedBy', row['closed_by']),
  };
}

function textAs<Name extends string>(
  name: Name,
  value: Row[string] | undefined,
): { readonly [key in Name]?: string } {
  return typeof value === 'string' ? ({ [name]: value } as { [key in Name]: string }) : {};
}
