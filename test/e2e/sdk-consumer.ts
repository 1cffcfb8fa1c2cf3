/** A program of an agency as its own developers write it: compiled and run in a project that has nothing but the package. */
export const PROGRAM = `
import { ProblemError, verifyWebhook, Wegmarke } from '@wegmarke/sdk';
import type { CheckAnswer, InboxEntry, Row } from '@wegmarke/sdk';

const [settings = ''] = process.argv.slice(2);
const { desk, token, webhook } = JSON.parse(settings);
const wegmarke = new Wegmarke({ desk, token });

const rows: readonly Row[] = ['0001', '0002', '0003'].map((nr) => ({
  ref: '0042', art: 'BS', nr, datum: '01.02.2025', form: nr === '0002' ? 'X' : 'O', bis: '31.01.2026',
}));
const how = { source: 'vouchers', key: 'vouchers-2026-03-01' };
const published = [await wegmarke.publish(rows, how), await wegmarke.publish(rows, how)];

const answer: CheckAnswer = await wegmarke.check({
  staff: 'sb-017', reference: '000123', eventType: 'de.wegmarke.language.module-completed.v1', recipient: 'jobcenter',
});
const recorders = answer.verdict === 'needs-consent' ? answer.missing[0]?.recorders : undefined;

const message = verifyWebhook(webhook.headers, webhook.body, webhook.key, { now: webhook.now });
const behind = await wegmarke.entryBehind(message.link);

const received: string[] = [];
for await (const entry of wegmarke.inbox({ max: 2 })) received.push(nameOf(entry));
const left = await wegmarke.inboxPage();

const asked = { reference: '000123', staff: 'sb-017' } as const;
const timeline = await wegmarke.timeline(asked);
const session = await wegmarke.embedSession({ ...asked, origin: 'https://records.example' });

const problems: unknown[] = [];
for (const work of [
  () => wegmarke.timeline({ reference: '9', staff: 'sb-017' }),
  () => wegmarke.publish(rows.slice(1), how),
  () => wegmarke.timeline({ reference: '000123', staff: 'No Pseudonym' }),
  () => new Wegmarke({ desk, token: 'another' }).inboxPage(),
]) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push([error.code, error.status, error.pointer, error.fix.length > 10]);
  }
}
console.log(JSON.stringify({
  published, verdict: answer.verdict, recorders, message, behind, received, left, timeline, session, problems,
}));

function nameOf(entry: InboxEntry): string {
  return entry.kind === 'recall' ? entry.notice + ' ' + entry.ids.join() : entry.type + ' ' + entry.id;
}

/** What must not compile. */
export async function mistakes(): Promise<void> {
  // @ts-expect-error a number has lost its zeros
  await wegmarke.publish([{ nr: 42 }], how);
  // @ts-expect-error who reads is named
  await wegmarke.timeline({ reference: '000123' });
  // @ts-expect-error rows need a source
  await wegmarke.publish([{ nr: '42' }]);
}
`;

/** How it is compiled: strictly, and with the package's own declarations looked at too. */
export const TSCONFIG = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2022',
    strict: true,
    skipLibCheck: false,
    types: [],
    outDir: 'out',
  },
  files: ['program.ts', 'process.d.ts'],
};

/** What the program uses of Node, as this project has no types of it. */
export const PROCESS = 'declare const process: { readonly argv: readonly string[] };\n';
