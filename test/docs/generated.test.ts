import { expect, test } from 'vitest';
import { fillMarkers } from '../../scripts/configuration-tables.ts';
import { generatedDocuments } from '../../scripts/generated-documents.ts';
import { documents, read } from './support/repository.ts';

const generated = generatedDocuments();

test.each(Object.entries(generated))(
  '%s has the tables that are made from the code (else: npm run generate)',
  (path, parts) => {
    expect(read(path)).toBe(fillMarkers(read(path), parts));
  },
);

test('a document with a generated part is written by npm run generate', () => {
  const marked = documents.filter((path) => /^<!-- generated: /m.test(read(path)));
  expect(marked.toSorted()).toEqual(Object.keys(generated).toSorted());
});
