import type { Patch } from '../../mutations/mutant.ts';

/** A bug that somebody could make, as a change of the compiled product: with it, the fault that names it must be seen to lose something. */
export interface SeededBug {
  readonly bug: string;
  readonly patches: readonly Patch[];
}

const ADAPTER = 'apps/adapter/src';
const POST = `${ADAPTER}/sink/webhook/post.js`;
/** So long that a kill falls into it. */
const LATER_MS = 300;

/** What the reading of files, tables and pushes must not do. */
export const placeBeforeRows: SeededBug = {
  bug: "a file's place is noted before its rows are taken",
  patches: [
    {
      at: `${ADAPTER}/offer/import-file.js`,
      find: /(this\.parts\.journal\.transaction\(\(\) => \{\s*for \(const record of records\)\s*rows\.take\(record\);)\s*(this\.parts\.files\.advance\([^;]*;)/,
      put: `$2 await new Promise((go) => setTimeout(go, ${LATER_MS})); $1`,
    },
  ],
};

/** The cursor of a table moves alone. */
export const cursorBeforeRows: SeededBug = {
  bug: "a table's cursor moves before its rows are taken",
  patches: [
    {
      at: `${ADAPTER}/offer/table-poll.js`,
      find: /rows\.length === 0 \? 0 : this\.importRows\(rows, before\)/,
      put: `(rows.length > 0 && setTimeout(() => journal.transaction(() => this.importRows(rows, before)), ${LATER_MS}), 0)`,
    },
  ],
};

/** A push is answered too soon. */
export const answeredBeforeRows: SeededBug = {
  bug: 'a push is answered before its rows are durable',
  patches: [
    {
      at: `${ADAPTER}/offer/push-desk.js`,
      find: /imports\.take\((\{[^}]*\}[^}]*\})\);/,
      put: `setTimeout(() => journal.transaction(() => imports.take($1)), ${LATER_MS});`,
    },
  ],
};

/** A file that failed is not looked at again. */
export const triedOnce: SeededBug = {
  bug: 'a file whose import failed is not taken again',
  patches: [
    {
      at: `${ADAPTER}/source/folder-watch.js`,
      find: /(await this\.parts\.take\(file\);)\s*(this\.taken\.set\([^;]*;)/,
      put: '$2 $1',
    },
  ],
};

/** What the receiver of a webhook did not take counts as taken. */
function takenThough(bug: string, find: RegExp, put: string): SeededBug {
  return { bug, patches: [{ at: POST, find, put }] };
}

const TAKEN = "{ kind: 'taken' }";

/** Nobody was there, and it counts as told. */
export const unreachableTaken = takenThough(
  'a receiver that cannot be reached counts as told',
  /\{ kind: 'failed', code: codeOf\(error\) \}/,
  TAKEN,
);

/** It failed, and it counts as told. */
export const errorTaken = takenThough(
  'an answer of 500 counts as taken',
  /\{ kind: 'failed', code: `ANSWER_[^}]*\}[^}]*\}/,
  TAKEN,
);

/** It pointed elsewhere, and it counts as told. */
export const redirectTaken = takenThough(
  'a redirect counts as taken',
  /\{ kind: 'failed', code: 'REDIRECTED' \}/,
  TAKEN,
);

/** It wants nothing more, and it counts as told. */
export const goneTaken = takenThough('an answer of 410 counts as taken', /\{ kind: 'gone' \}/, TAKEN);

/** A webhook is marked before it is sent. */
export const markedBeforePost: SeededBug = {
  bug: 'a message is marked as delivered before it is sent',
  patches: [
    {
      at: `${ADAPTER}/sink/webhook/webhook-sink.js`,
      find: /this\.note\(entry, await post\(message\)\)/,
      put: 'deliveries.done([entry.entry], clock.now()); $&',
    },
  ],
};

/** What a power cut left in a file of CSV stays. */
export const tornRowStays: SeededBug = {
  bug: 'what was written and not marked is not cut off',
  patches: [
    {
      at: `${ADAPTER}/sink/csv-sink.js`,
      find: /ftruncateSync\(file, known\);\s*return [^;]*;/,
      put: 'void known; return size;',
    },
  ],
};

/** Whoever asks has it, whether the answer arrives or not. */
export const givenIsDone: SeededBug = {
  bug: 'what was given counts as acknowledged',
  patches: [
    {
      at: `${ADAPTER}/inbox/deliveries.js`,
      find: /SET attempts = 1 WHERE/,
      put: "SET attempts = 1, state = 'done' WHERE",
    },
  ],
};

/** A line that was written before the cursor moved is written again. */
export const sinkNotReadBack: SeededBug = {
  bug: 'the sink is not read back after a crash',
  patches: [
    {
      at: `${ADAPTER}/inbox/claim-loop.js`,
      find: /if \(sinkBytes !== sink\.size\)/,
      put: 'if (false)',
    },
  ],
};

/** What was handed to the broker is taken for recorded. */
export const neverAgain: SeededBug = {
  bug: 'what left without a receipt is not sent again',
  patches: [
    {
      at: `${ADAPTER}/outbox/due-in-order.js`,
      find: /(\boverdue\([^)]*\) \{)/,
      put: '$1 return [];',
    },
  ],
};

/** An answer that came too late is not used, and not asked for again. */
export const latePassedOver: SeededBug = {
  bug: 'a claim answered too late is passed over',
  patches: [
    {
      at: `${ADAPTER}/inbox/claim-loop.js`,
      find: /if \(late \|\|/,
      put: 'if (late) this.parts.inbox.receive({ entries: [], releasedAt: clock.now(), proposals: [], next: reply.next, sinkBytes: this.parts.sink.size, at: clock.now() }); $&',
    },
  ],
};

/** Keys change, and what the old one signed stays as it is. */
export const notSignedAnew: SeededBug = {
  bug: 'an old key ends at once, and nothing is signed anew',
  patches: [
    {
      at: 'libs/registry/src/rotate-keys/rotate.js',
      find: /KEY_OVERLAP_MS = 7 \* 86_400_000/,
      put: 'KEY_OVERLAP_MS = 0',
    },
    { at: `${ADAPTER}/keys/re-signing.js`, find: /return this\.allOpen\(\)/, put: 'return 0' },
    {
      at: `${ADAPTER}/keys/re-signing.js`,
      find: /outcome !== 'held' \|\| code !== KEY_NOT_USABLE/,
      put: 'true',
    },
  ],
};

/** A page that could not be read whole is shown as if there were nothing. */
export const emptyPage: SeededBug = {
  bug: 'a page that could not be read is shown empty',
  patches: [
    {
      at: `${ADAPTER}/hub/hub-reads.js`,
      find: /(async timelineOnce\([^)]*\) \{[\s\S]*?)const plain = sealer\.open\(\(await this\.get\(path, query, token\)\)\.trim\(\)\);/,
      put: "$1const got = await this.get(path, query, token).catch(() => ''); if (got === '') return { handle, entries: [] }; const plain = sealer.open(got.trim());",
    },
  ],
};
