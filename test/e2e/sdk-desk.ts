import type { CaseContact, RecallNotice, TimelineShown } from '#catalogue';
import type { CheckAnswer } from '../../apps/adapter/src/desk/check-answer.ts';
import { serveDesk } from '../../apps/adapter/src/desk/server.ts';
import type { RunningDesk } from '../../apps/adapter/src/desk/server.ts';
import { DeskHarness, NOW, TOKEN } from '../../apps/adapter/src/desk/spec/desk-harness.ts';
import { PushDesk } from '../../apps/adapter/src/offer/push-desk.ts';
import { pushRoutes } from '../../apps/adapter/src/offer/push-routes.ts';
import type { EndedUse } from '../../apps/adapter/src/recall/recall-book.ts';
import type { RecallLine } from '../../apps/adapter/src/recall/recall-line.ts';
import { recallLine } from '../../apps/adapter/src/recall/recall-line.ts';
import type { SinkLine } from '../../apps/adapter/src/sink/sink-line.ts';
import { Office } from '../../apps/adapter/src/spec/office.ts';
import { VOUCHERS } from '../../apps/adapter/src/spec/sample-mapping.ts';
import type * as sdk from '../../apps/sdk/src/index.ts';

const COLUMNS = `{ Aktenzeichen: /ref, AZR-Nummer: /azr, Vorgang: /art, Nr: /nr, Datum: /datum, Form: /form, 'Gültig bis': /bis }`;
/** The sample mapping over rows that are pushed. */
const PUSHED = VOUCHERS.replace("glob: 'vouchers-*.csv'", 'glob: push/vouchers').replace(
  "delimiter: ';'",
  `format: { kind: json-lines, columns: ${COLUMNS} }`,
);

interface TimelineTold extends TimelineShown {
  readonly reference: string;
  readonly contacts: readonly CaseContact[];
  readonly ended: readonly EndedUse[];
}

/** What the desk says is what the SDK promises, or this does not compile. */
const promised = {
  verdict: (said: CheckAnswer): sdk.CheckVerdict => said,
  event: (said: SinkLine): Omit<sdk.ReceivedEvent, 'kind' | 'entry'> => said,
  recall: (said: RecallLine): Omit<sdk.ReceivedRecall, 'entry'> => said,
  timeline: (said: TimelineTold): sdk.Timeline => said,
};

/** The adapter's own desk with its own journal, and a hub that answers timelines and sessions. */
export class SdkDesk {
  readonly harness = new DeskHarness();
  readonly office = new Office({ mapping: PUSHED });
  readonly token = TOKEN;
  private desk!: RunningDesk;

  async start(): Promise<void> {
    const { journal, problemList: problems, queue: imports } = this.office;
    const push = new PushDesk({ journal, problems, imports, now: () => NOW });
    await this.harness.start();
    this.harness.link();
    this.harness.tell();
    this.harness.timeline = ({ handle }) =>
      Promise.resolve({
        handle,
        asOf: NOW,
        notAfter: NOW,
        entries: [{ ...promised.event(line('event-1')), seq: 1, handle, id: 'event-1' }],
      });
    this.desk = await serveDesk({
      host: '127.0.0.1',
      port: 0,
      token: TOKEN,
      origins: [],
      routes: {
        ...this.harness.routes,
        ...pushRoutes((given) => (given.name === 'vouchers' ? push.take(given) : undefined)),
      },
      fault: () => undefined,
    });
  }

  get url(): string {
    return this.desk.url;
  }

  /** An event of another agency comes in. */
  receive(id: string): void {
    const event = line(id);
    const { queue } = this.harness.memory;
    queue.take(
      [{ agency: event.agency, id, kind: 'event', type: event.type, handle: 'h', line: event }],
      NOW,
    );
  }

  /** A recall of it comes in, after it was delivered. */
  recall(id: string): void {
    const notice: RecallNotice = {
      recall: `recall-${id}`,
      kind: 'stop-using',
      handle: 'h',
      eventIds: [id],
      openedAt: NOW,
      reminders: 0,
    };
    const said = recallLine(notice, '000123', NOW);
    this.harness.memory.queue.take(
      [{ agency: 'bamf', id: notice.recall, kind: 'recall', type: 'recall', handle: 'h', line: said }],
      NOW,
    );
  }

  async stop(): Promise<void> {
    await this.desk.close();
    await this.harness.end();
    this.office.close();
  }
}

function line(id: string): SinkLine {
  return {
    id,
    type: 'de.wegmarke.language.registered.v1',
    reference: '000123',
    happenedAt: NOW,
    agency: 'bamf',
    fields: {},
    basis: { kind: 'statutory', rowId: 'int-8-2', paragraph: '§ 8(2) IntV', duty: true },
    purpose: 'course-progress',
    receivedAt: NOW,
  };
}
