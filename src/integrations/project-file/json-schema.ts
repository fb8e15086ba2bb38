import { z } from 'zod';
import { fileSchema } from './project-schema.ts';

/** The published JSON schema of `waybill.yaml`, for editors. What only rules can say is not in it. */
export function projectFileJsonSchema() {
  const schema = z.toJSONSchema(fileSchema, { io: 'input', target: 'draft-7', reused: 'inline' });
  const { $schema, ...rest } = schema;
  return {
    $schema,
    title: 'waybill.yaml',
    description: 'What Waybill releases from a repository, and by which rules.',
    ...rest,
  };
}
