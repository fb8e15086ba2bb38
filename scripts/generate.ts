import { readFileSync, writeFileSync } from 'node:fs';
import { projectFileJsonSchema } from '../src/integrations/project-file/json-schema.ts';
import { fillMarkers } from './configuration-tables.ts';
import { generatedDocuments } from './generated-documents.ts';

// Writes what is generated from the code: the published JSON schema and the tables of the documentation.
const top = new URL('../', import.meta.url);
const schema = new URL('waybill.schema.json', top);
writeFileSync(schema, `${JSON.stringify(projectFileJsonSchema(), null, 2)}\n`);
for (const [name, parts] of Object.entries(generatedDocuments())) {
  const document = new URL(name, top);
  writeFileSync(document, fillMarkers(readFileSync(document, 'utf8'), parts));
}
