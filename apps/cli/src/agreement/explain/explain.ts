import type { Agreement } from '#agreement';
import { party } from '#agreement';
import type { Bench, Report } from '../../command.ts';
import { wholeType } from '../../event-type.ts';
import { wrongUsage } from '../../failure.ts';
import { readAgreement } from '../agreement-file.ts';
import { agreementInForce } from '../in-force.ts';
import { instantOf } from '../instant.ts';
import type { Question } from '../supposed/ask-gate.ts';
import type { Language } from '../supposed/need.ts';
import { explain } from './explanation.ts';
import { explanationLines } from './explanation-lines.ts';

/** Explains why one agency may tell another about a kind of event, or may not. */
export async function explainAgreement(bench: Bench): Promise<Report> {
  const language = languageOf(bench.line.value('language'));
  const { agreement, at } = await agreementFor(bench);
  const question = questionOf(agreement, bench, at);
  const explained = explain(agreement, question);
  return { facts: { ...explained }, lines: explanationLines(agreement, explained, language) };
}

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
