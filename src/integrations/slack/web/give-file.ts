import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { IntegrationError } from '../../../domain/integration/integration-error.ts';
import type { Slack } from '../../../ports/slack.ts';
import { callOnce, expectYes } from './call.ts';
import { apiBase } from './clients.ts';

const place = z.object({ upload_url: z.string(), file_id: z.string() });
const posted = z.object({ channel: z.string() });
const done = z.object({ ok: z.literal(true) });

/** The scope was left out, or the server knows no files. */
const withoutFiles = new Set([
  'missing_scope',
  'not_allowed_token_type',
  'unknown_method',
  'file_uploads_disabled',
]);

/**
 * Gives one person a file, in their direct messages with the bot: asks for a place, puts the bytes there, and shares it
 * where the message before it went. Until it is shared nobody else sees it.
 */
export function giveFile(client: WebClient, apiUrl: string | null): Slack['giveFile'] {
  return async ({ userId, name, text, content }) => {
    const bytes = Buffer.from(text, 'utf8');
    const asked = await callOnce({
      client,
      method: 'files.getUploadURLExternal',
      args: { filename: name, length: bytes.length },
      answer: place,
    });
    if (!asked.ok && withoutFiles.has(asked.code)) return 'unavailable';
    const { upload_url: url, file_id: id } = expectYes('files.getUploadURLExternal', asked);
    await upload(url, apiUrl, bytes);
    const { channel } = expectYes(
      'chat.postMessage',
      await callOnce({
        client,
        method: 'chat.postMessage',
        args: { ...content, channel: userId, parse: 'none', link_names: false, unfurl_links: false },
        answer: posted,
      }),
    );
    expectYes(
      'files.completeUploadExternal',
      await callOnce({
        client,
        method: 'files.completeUploadExternal',
        args: { files: [{ id, title: name }], channel_id: channel },
        answer: done,
      }),
    );
    return 'given';
  };
}

/** Slack's own, or on the machine of the server that we were told to use. */
export function isTrustedUploadUrl(text: string, apiUrl: string | null): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (url.origin === 'https://files.slack.com') return true;
  if (apiUrl === null) return false;
  const api = new URL(apiBase(apiUrl));
  return url.hostname === api.hostname && (url.protocol === 'https:' || url.protocol === api.protocol);
}

const failed = (retryable: boolean, cause?: unknown): IntegrationError =>
  new IntegrationError(
    { system: 'slack', operation: 'upload of a file', retryable, retryAfterMs: null },
    cause,
  );

async function upload(url: string, apiUrl: string | null, bytes: Buffer<ArrayBuffer>): Promise<void> {
  if (!isTrustedUploadUrl(url, apiUrl)) throw failed(false);
  let status: number;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
      redirect: 'error',
      signal: AbortSignal.timeout(60_000),
    });
    await response.body?.cancel();
    ({ status } = response);
  } catch (error) {
    throw failed(true, error);
  }
  if (status !== 200) throw failed(status >= 500, new Error(`Slack answered ${status}`));
}
