import { readFileSync, writeFileSync } from 'node:fs';
import { projectFileJsonSchema } from '../src/integrations/project-file/json-schema.ts';
import { configurationTables, fillMarkers } from './configuration-tables.ts';

// Writes what is generated from the schemas: the published JSON schema and the tables of the documentation.
const top = new URL('../', import.meta.url);
const schema = new URL('waybill.schema.json', top);
const guide = new URL('docs/configuration.md', top);
writeFileSync(schema, `${JSON.stringify(projectFileJsonSchema(), null, 2)}\n`);
writeFileSync(guide, fillMarkers(readFileSync(guide, 'utf8'), configurationTables()));
