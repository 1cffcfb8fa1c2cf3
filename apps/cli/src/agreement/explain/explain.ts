import type { Agreement } from '#agreement';
import { party } from '#agreement';
import type { Bench, Command, Report } from '../../command.ts';
import { wholeType } from '../../event-type.ts';
import { wrongUsage } from '../../failure.ts';
import { readAgreement } from '../agreement-file.ts';
import { agreementInForce, recordSettings } from '../in-force.ts';
import { instantOf } from '../instant.ts';
import type { Question } from '../supposed/ask-gate.ts';
import type { Language } from '../supposed/need.ts';
import { explain } from './explanation.ts';
import { explanationLines } from './explanation-lines.ts';

/** Explains why one agency may tell another about a kind of event, or may not. */
export const agreementExplain: Command = {
  name: 'agreement explain',
  summary:
    'explain whether one agency may tell another about a kind of event, by which rows and under which facts',
  about: [
    'Every row that matters is shown in the order in which the gate goes through them, with what must be so before it answers, the fields that then pass, and what a restriction or an objection does to it. The answers are those of the gate itself, asked about made-up cases: no person, no case and no record is looked at.',
    'With --file no hub is needed; without it the agreement in force is read from the record.',
  ],
  operands: [
    { name: 'sender', words: 'the agency that would tell' },
    { name: 'recipient', words: 'the agency that would be told' },
    { name: 'event type', words: 'the type, short or whole: language.voucher-issued' },
  ],
  options: {
    at: {
      value: 'date',
      words: 'as of this day or instant; now, or the first day of a --file that begins later, when absent',
    },
    file: { value: 'file', words: 'an agreement that need not be adopted' },
    network: { value: 'network', words: 'the network; can be left out when the hub serves one' },
    language: { value: 'language', words: 'en or de; en when absent' },
  },
  settings: [],
  optionalSettings: recordSettings,
  example: 'npx wegmarke agreement explain vhs jobcenter language.module-completed --file agreement.yaml',
  async run(bench): Promise<Report> {
    const language = languageOf(bench.line.value('language'));
    const { agreement, at } = await agreementFor(bench);
    const question = questionOf(agreement, bench, at);
    const explained = explain(agreement, question);
    return { facts: { ...explained }, lines: explanationLines(agreement, explained, language) };
  },
};

function languageOf(text = 'en'): Language {
  if (text === 'de' || text === 'en') return text;
  throw wrongUsage('USAGE_WRONG', `--language is de or en, not ${text.slice(0, 20)}`, [
    'npx wegmarke agreement explain --help',
  ]);
}

async function agreementFor(bench: Bench): Promise<{ agreement: Agreement; at: string }> {
  const { line, hub } = bench;
  const [file, date] = [line.value('file'), line.value('at')];
  const now = hub.clock.now();
  const asked = date === undefined ? undefined : instantOf(date, 'at');
  if (file === undefined) {
    const at = asked ?? now;
    return { agreement: (await agreementInForce(bench, at)).agreement, at };
  }
  const { agreement } = await readAgreement(file);
  return { agreement, at: asked ?? (agreement.from > now ? agreement.from : now) };
}

function questionOf(agreement: Agreement, { line }: Bench, at: string): Question {
  const [sender, recipient] = [line.operand('sender'), line.operand('recipient')];
  for (const agency of [sender, recipient]) {
    if (party(agreement, agency) !== undefined) continue;
    throw wrongUsage('AGENCY_UNKNOWN', `${agency.slice(0, 40)} is no party of the agreement`, [
      `its parties are: ${agreement.parties.map((one) => one.agency).join(', ')}`,
    ]);
  }
  return { sender, recipient, eventType: wholeType(line.operand('event type')), at };
}
