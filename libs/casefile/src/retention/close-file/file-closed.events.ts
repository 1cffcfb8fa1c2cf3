import { IsString } from 'class-validator';

/** An agency closed its own file; when is when the envelope says that it happened. The case goes on at the others. */
export class FileClosed {
  @IsString() by!: string;
}
