import { parse } from 'yaml';
import { type Fields, fieldsOf } from './slack/json.ts';

/** The projects of a `waybill.yaml`, unchecked: what is wrong with it is for the bot to say. */
export const projectsIn = (waybillYaml: string): Fields => {
  try {
    return fieldsOf(fieldsOf(parse(waybillYaml))['projects']);
  } catch {
    return {};
  }
};
