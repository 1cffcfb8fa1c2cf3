import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { HttpProblemCode } from './problem.ts';
import { httpProblems } from './problem.ts';

const schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'traceId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    pointer: { type: 'string', description: 'JSON pointer to what is at fault' },
    traceId: { type: 'string' },
  },
};

/** Describes the problems with which an operation answers, one response for each status. */
export function apiProblems(...codes: readonly HttpProblemCode[]): MethodDecorator {
  const byStatus = Map.groupBy(codes, (code) => httpProblems[code].status);
  return applyDecorators(
    ...[...byStatus].map(([status, ofStatus]) =>
      ApiResponse({
        status,
        description: ofStatus.map((code) => `${code}: ${httpProblems[code].cause}`).join(' '),
        content: { 'application/problem+json': { schema } },
      }),
    ),
  );
}
