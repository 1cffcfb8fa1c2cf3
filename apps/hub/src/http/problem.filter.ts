import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageProblem } from '#oidc';
import { Conflict, StoreUnavailable } from '#ports';
import { HubLog } from '../machine/hub-log.ts';
import type { HttpProblemCode } from './problem.ts';
import { HttpProblem, httpProblems, problemDetails } from './problem.ts';

const BY_STATUS: Readonly<Record<number, HttpProblemCode>> = {
  404: 'NOT_FOUND',
  413: 'BODY_TOO_LARGE',
  415: 'MEDIA_TYPE_NOT_SUPPORTED',
  429: 'TOO_MANY_REQUESTS',
  503: 'NOT_AVAILABLE',
};

/** Turns whatever went wrong into problem details with a stable code; what is our own fault goes into the log, never into the answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: HubLog) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { id } = http.getRequest<FastifyRequest>();
    const problem = problemOf(error);
    if (problem.code === 'INTERNAL') this.log.fault('http-request-failed', error, { traceId: id });
    answerProblem(problem, id, http.getResponse<FastifyReply>());
  }
}

/** Answers a request whose address cannot be read: the framework finds no route for it, so no filter sees it. */
export function answerBadAddress(_error: Error, { id }: FastifyRequest, reply: FastifyReply): void {
  answerProblem(new HttpProblem('MALFORMED_REQUEST'), id, reply);
}

function answerProblem(problem: HttpProblem, traceId: string, reply: FastifyReply): void {
  const details = problemDetails(problem, traceId);
  void reply.status(details.status).type('application/problem+json').send(details);
}

function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof PageProblem && isHttpCode(error.code))
    return new HttpProblem(error.code, { fix: error.detail });
  if (isPassing(error)) return new HttpProblem('NOT_AVAILABLE');
  const status = statusOf(error);
  if (status === undefined) return new HttpProblem('INTERNAL');
  return new HttpProblem(BY_STATUS[status] ?? (status < 500 ? 'MALFORMED_REQUEST' : 'INTERNAL'));
}

/** The log-in has codes of its own that no route behind it gives. */
function isHttpCode(code: string): code is HttpProblemCode {
  return Object.hasOwn(httpProblems, code);
}

/** The store is away, or what was to be written would not stand still: the same again a moment later may be taken. */
function isPassing(error: unknown): boolean {
  return error instanceof StoreUnavailable || error instanceof Conflict;
}

/** Nest's own exceptions and Fastify's errors (`statusCode`) both carry a status. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}
