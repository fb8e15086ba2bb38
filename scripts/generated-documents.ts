import { commandTable } from './command-table.ts';
import { configurationTables } from './configuration-tables.ts';
import { decisionTable } from './decision-table.ts';
import { layerTable } from './layer-table.ts';

/** The documents that have generated parts, each with its parts by the name of their marker. */
export const generatedDocuments = (): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  'README.md': { commands: commandTable() },
  'docs/adr/README.md': { decisions: decisionTable() },
  'docs/architecture.md': { layers: layerTable() },
  'docs/configuration.md': configurationTables(),
});
