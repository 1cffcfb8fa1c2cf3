export { Wegmarke } from './wegmarke.ts';
export type { EmbedSession, EmbedSessionAsked, TimelineAsked } from './wegmarke.ts';
export type { DeskAddress } from './desk-calls.ts';
export { ProblemError } from './problem-error.ts';
export type { Problem } from './problem-error.ts';
export type { Published, PublishHow, Row, RowProblem, RowValue } from './publish.ts';
export type { CheckAnswer, CheckQuestion, CheckVerdict, MatrixRow, MissingConsent, Notice } from './check.ts';
export type { InboxEntry, InboxHow, InboxPage, ReceivedEvent, ReceivedRecall } from './inbox.ts';
export type {
  Timeline,
  TimelineContact,
  TimelineDue,
  TimelineEnded,
  TimelineEntry,
  TimelineField,
  TimelineGap,
} from './timeline.ts';
export type { Basis, Texts } from './basis.ts';
export { verifyWebhook } from './webhook.ts';
export type { WebhookHeaders, WebhookHow, WebhookMessage } from './webhook.ts';
