import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Description } from './description.ts';

/** Gives the description of this API. */
@ApiTags('description')
@Controller()
export class DescriptionController {
  constructor(private readonly description: Description) {}

  @Get('openapi.json')
  @ApiOperation({ operationId: 'readDescription', summary: 'Read this description (OpenAPI 3.1)' })
  @ApiResponse({ status: 200, description: 'the description', schema: { type: 'object' } })
  read() {
    return this.description.document;
  }
}
