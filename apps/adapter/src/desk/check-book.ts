import type { Journal, Row } from '../journal/journal.ts';
import type { CheckAnswer, CheckQuestion } from './check-answer.ts';

/** One question that was asked before sending, and what was answered. */
export interface CheckMade {
  readonly number: number;
  readonly at: string;
  /** Pseudonymous id of who asked. */
  readonly staff: string;
  readonly question: CheckQuestion;
  readonly answer: CheckAnswer;
}

/** As long as the hub keeps retrievals (§ 8(5) IntV). */
const KEPT_DAYS = 180;

/** The questions of this agency, in its own journal only: the hub does not learn that they were asked. */
export class CheckBook {
  constructor(private readonly journal: Journal) {}

  /** Notes one; it is on disk when this returns. What is older than {@link KEPT_DAYS} days goes. */
  note({ at, staff, question, answer }: Omit<CheckMade, 'number'>): number {
    return this.journal.transaction(() => {
      const oldest = new Date(Date.parse(at) - KEPT_DAYS * 86_400_000).toISOString();
      this.journal.run('DELETE FROM checks WHERE at < ?', oldest);
      this.journal.run(
        'INSERT INTO checks (at, staff, question, answer) VALUES (?, ?, ?, ?)',
        at,
        staff,
        JSON.stringify(question),
        JSON.stringify(answer),
      );
      return Number(this.journal.one('SELECT max(number) AS number FROM checks')?.['number']);
    });
  }

  /** The newest first, from before a number. */
  list(max: number, before: number = Number.MAX_SAFE_INTEGER): readonly CheckMade[] {
    const sql = 'SELECT * FROM checks WHERE number < ? ORDER BY number DESC LIMIT ?';
    return this.journal.all(sql, before, max).map(made);
  }
}

function made({ number, at, staff, question, answer }: Row): CheckMade {
  return {
    number: Number(number),
    at: String(at),
    staff: String(staff),
    question: JSON.parse(String(question)) as CheckQuestion,
    answer: JSON.parse(String(answer)) as CheckAnswer,
  };
}
