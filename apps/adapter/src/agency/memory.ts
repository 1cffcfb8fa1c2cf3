import { join } from 'node:path';
import { makeEnvelope, newSalt } from '#jose';
import type { Clock, Sealer } from '#ports';
import { Caseworkers } from '../casework/caseworkers.ts';
import { NewsBook } from '../casework/news-book.ts';
import { ChainBook } from '../chains/chain-book.ts';
import { comparedOnly, lookedAt } from '../chains/looked-at.ts';
import { ConflictAnswers } from '../conflicts/conflict-answers.ts';
import type { AdapterConfig } from '../config/adapter-config.ts';
import { ConsentBook } from '../desk/consent-book.ts';
import { HandEntries } from '../hand-entry/hand-entries.ts';
import { AgreementBook } from '../hub/agreement-book.ts';
import { EvidenceBook } from '../hub/evidence-book.ts';
import { EntryQueue } from '../inbox/entry-queue.ts';
import { Inbox } from '../inbox/inbox.ts';
import { QueueDecisions } from '../inbox/queue-decisions.ts';
import { ExportedHappenings } from '../journal/exported-happenings.ts';
import { Files } from '../journal/files.ts';
import { Journal } from '../journal/journal.ts';
import { Problems } from '../journal/problems.ts';
import { References } from '../journal/references.ts';
import { ReSigning } from '../keys/re-signing.ts';
import { Identity } from '../outbox/identity.ts';
import { Outbox } from '../outbox/outbox.ts';
import { RecallBook } from '../recall/recall-book.ts';
import { JsonLinesSink } from '../sink/json-lines-sink.ts';
import type { LineFile } from '../sink/line-file.ts';
import { NO_FILE } from '../sink/line-file.ts';
import { fetches } from '../sink/sink-config.ts';
import type { LedgerBooks } from '../witness/ledger-books.ts';
import { openLedgerBooks } from '../witness/ledger-books.ts';

/** All that one agency's adapter remembers: its database by subject, and its sink. */
export interface Memory {
  readonly journal: Journal;
  readonly files: Files;
  readonly problems: Problems;
  readonly exported: ExportedHappenings;
  readonly references: References;
  readonly identity: Identity;
  readonly outbox: Outbox;
  readonly reSigning: ReSigning;
  readonly inbox: Inbox;
  readonly evidence: EvidenceBook;
  readonly agreements: AgreementBook;
  readonly consents: ConsentBook;
  readonly recalls: RecallBook;
  readonly ledger: LedgerBooks;
  /** The file of JSON lines, or none. */
  readonly sink: LineFile;
  /** What goes to the other sinks. */
  readonly queue: EntryQueue;
  readonly decisions: QueueDecisions;
  readonly entries: HandEntries;
  readonly news: NewsBook;
  readonly chainBook: ChainBook;
  readonly conflictAnswers: ConflictAnswers;
  readonly caseworkers: Caseworkers;
}

/** Opens the agency's database and sink. */
export function openMemory(config: AdapterConfig, secret: Uint8Array, sealer: Sealer, clock: Clock): Memory {
  const { network, agency, dataFolder, sink, sinks } = config;
  const journal = Journal.open(join(dataFolder, 'adapter.db'));
  const identity = new Identity(secret);
  const outbox = new Outbox(journal, {
    identity,
    sign: (draft) => makeEnvelope({ ...draft, network, agency, salt: newSalt() }, sealer),
    now: () => clock.now(),
    random: Math.random,
  });
  const references = new References(journal);
  const evidence = new EvidenceBook(journal);
  const agreements = new AgreementBook(journal);
  const recalls = new RecallBook(journal);
  return {
    journal,
    identity,
    files: new Files(journal),
    problems: new Problems(journal),
    exported: new ExportedHappenings(journal),
    references,
    outbox,
    reSigning: new ReSigning(journal, sealer, clock),
    inbox: new Inbox(journal),
    evidence,
    agreements,
    consents: new ConsentBook(journal, references, evidence),
    recalls,
    ledger: openLedgerBooks(journal, outbox, Math.random),
    sink: sink === undefined ? NO_FILE : JsonLinesSink.open(sink.file),
    queue: new EntryQueue(
      journal,
      sinks.map((one) => ({ name: one.name, fetches: fetches(one) })),
    ),
    decisions: new QueueDecisions(journal),
    entries: new HandEntries(journal),
    news: new NewsBook(journal),
    chainBook: new ChainBook(journal, agency, {
      looked: () => lookedAt(agreements.current()?.agreement ?? {}),
      compared: () => comparedOnly(agreements.current()?.agreement ?? {}),
      fingerprint: (content) => identity.fingerprint(content),
      endsOf: (id) => recalls.endsOf(id),
    }),
    conflictAnswers: new ConflictAnswers(journal),
    caseworkers: new Caseworkers(journal),
  };
}

/** Closes database and sink; nothing may run any more. */
export function closeMemory({ journal, sink }: Memory): void {
  sink.close();
  journal.close();
}
