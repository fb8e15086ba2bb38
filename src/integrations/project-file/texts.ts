import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';
import { isLoopback } from '../../domain/notice/recipient.ts';
import { durationForm } from '../../domain/project/duration.ts';
import { multipliesBeyondMeasure } from '../../domain/project/glob.ts';
import { isReservedName, nameForm } from '../../domain/project/name.ts';
import { parseWindowTime } from '../../domain/project/window.ts';
import { nearest } from '../../domain/text/nearest.ts';
import { looksSecret, quote } from './quote.ts';
import { textOf } from './text-schema.ts';

/** The name of a project or an environment. */
export const nameText = textOf({
  noun: 'a name',
  hint: 'Write lower-case letters, digits, "-" and "_", beginning with a letter: storefront, eu-1. At most 40.',
  pattern: nameForm,
  fault: (text) =>
    isReservedName(text)
      ? { message: `"${text}" is a word of the commands.`, hint: `Choose another name, such as my-${text}.` }
      : null,
});

/** A name as the key of a map. Its form is checked apart, so that a bad name hides nothing under it. */
export const nameKey = z.string().meta({ pattern: nameForm.source });

export const durationText = textOf({
  noun: 'a duration',
  hint: 'Write a number and a unit: 30s, 20m, 2h, 7d.',
  pattern: durationForm,
  examples: ['30s', '20m', '2h', '7d'],
});

export const channelText = textOf({
  noun: "a channel's id",
  hint: "Write the channel's id, as in C0123ABCD: Slack shows it at the end of the channel's details.",
  fault: (text) => {
    if (/^[CG][A-Z0-9]+$/.test(text)) return null;
    return text.startsWith('#') ? { message: `${quote(text)} is a name, and names can change.` } : {};
  },
  examples: ['C0123ABCD'],
});

export const whoText = textOf({
  noun: 'a person or a user group',
  hint: 'Write a user group as "@handle" or S0123ABCD, a person as U0123ABCD.',
  pattern: /^(?:@[a-zA-Z0-9][\w.-]{0,79}|[UWS][A-Z0-9]+)$/,
  examples: ['@release-captains', 'U0123ABCD'],
});

export const workflowText = textOf({
  noun: 'a workflow file',
  hint: 'Write the name of a file in .github/workflows: build.yml.',
  pattern: /^[\w.-]+\.ya?ml$/,
  examples: ['build.yml'],
});

export const branchText = textOf({
  noun: 'the name of a branch',
  hint: 'Write it without refs/heads/: main.',
  // oxlint-disable-next-line no-control-regex -- git refuses control characters in a branch's name
  pattern: /^(?!-|\/|refs\/)(?!.*(?:\.\.|\/\/|@\{))[^\u0000-\u0020~^:?*[\\\u007f]{1,200}(?<![/.])$/,
  examples: ['main'],
});

export const globText = textOf({
  noun: 'a path or a glob',
  hint: 'Write it from the top of the repository: apps/storefront/**. A leading "!" takes out.',
  pattern: /^!?(?![/!])[^\\]{1,200}$/,
  fault: (text) => {
    if (multipliesBeyondMeasure(text)) {
      return {
        message: 'The alternatives in these braces multiply beyond measure.',
        hint: 'Write several globs.',
      };
    }
    return text.split('/').some((part) => part === '..' || part === '.') ? {} : null;
  },
  examples: ['apps/storefront/**', '!**/*.md'],
});

const zones = Intl.supportedValuesOf('timeZone');

export const zoneText = textOf({
  noun: 'a time zone',
  hint: 'Write its IANA name: Europe/Berlin, America/New_York, UTC.',
  fault: (text) => {
    if (text === 'UTC' || (text.includes('/') && isZone(text))) return null;
    const meant = nearest(text, zones);
    return meant === null ? {} : { hint: `Did you mean ${meant}?` };
  },
  examples: ['Europe/Berlin', 'UTC'],
});

function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const windowText = textOf({
  noun: 'a window',
  hint: 'Write days and times, or dates: "Mon-Thu 09:00-16:00", "Sat,Sun", "22:00-02:00", "12-20..01-02", "2026-12-24".',
  fault: (text) => (parseWindowTime(text) === null ? {} : null),
  examples: ['Mon-Thu 09:00-16:00', '12-20..01-02'],
});

export const cronText = textOf({
  noun: 'a cron expression',
  hint: 'Write five fields: minute, hour, day of month, month, day of week: "0 9 * * 2".',
  fault: (text) => (isCron(text) ? null : {}),
  examples: ['0 9 * * 2'],
});

function isCron(text: string): boolean {
  if (text.trim().split(/\s+/).length !== 5) return false;
  try {
    // An expression that never comes, such as 30 February, fails only when its next time is asked for.
    return CronExpressionParser.parse(text.trim(), { tz: 'UTC' }).next().getTime() > 0;
  } catch {
    return false;
  }
}

export const urlText = textOf({
  noun: 'an address',
  hint: 'Write a whole address without user or password: https://shop.example/healthz.',
  fault: (text) => (isPlainUrl(text) ? null : {}),
  examples: ['https://shop.example/healthz'],
});

/** Where something signed is sent. */
export const hookUrlText = textOf({
  noun: 'an address to call',
  hint: 'Write a whole address without user or password: https://flags.example/switch.',
  fault: (text) => (isPlainUrl(text) ? null : {}),
  examples: ['https://flags.example/switch'],
});

function isPlainUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || looksSecret(text)) return false;
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

export const recipientText = textOf({
  noun: 'a recipient',
  hint: 'Write a channel (C0123ABCD), a person (U0123ABCD), a group ("@handle"), "mailto:someone@example.com" or "https://…".',
  fault: (text) => {
    if (/^(?:[CGUWS][A-Z0-9]+|@[a-zA-Z0-9][\w.-]{0,79})$/.test(text)) return null;
    if (/^mailto:[^\s@<>,;?&]+@[^\s@<>,;?&]+\.[^\s@<>,;?&]+$/.test(text)) return null;
    if ((text.startsWith('https://') || isLoopback(text)) && isPlainUrl(text)) return null;
    return text.startsWith('#') ? { message: `${quote(text)} is a name, and names can change.` } : {};
  },
  examples: ['C0123ABCD', 'mailto:ops@partner.example'],
});

/** A label of a pull request on GitHub. */
export const labelText = textOf({
  noun: 'a label',
  hint: 'Write a label as GitHub has it, without commas, at most 50 characters: security.',
  pattern: /^[^\r\n,]{1,50}$/,
  examples: ['security'],
});

/** Text for people, of one line. */
export const sentenceText = textOf({
  noun: 'a short text',
  hint: 'Write one line of at most 200 characters.',
  pattern: /^[^\r\n]{1,200}$/,
});

/** The name of an environment variable of the bot's. */
export const variableText = textOf({
  noun: 'the name of an environment variable',
  hint: "Write a name from the bot's environment, never the secret itself: PARTNER_WEBHOOK_SECRET.",
  pattern: /^[A-Z][A-Z0-9_]{0,99}$/,
});
