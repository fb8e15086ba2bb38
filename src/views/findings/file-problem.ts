import type { FileProblem } from '../../domain/repository/repository.ts';
import { code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';

/** One thing that is wrong in a waybill.yaml: where, what, and what would be right. */
export function fileProblemLine({ line, path, message, hint }: FileProblem): Mrkdwn {
  const place = path === '' ? nothing : mrkdwn` ${code(path, 120)}`;
  const end = /[.!?]$/.test(message.trim()) ? '' : '.';
  const advice = hint.trim() === '' ? nothing : mrkdwn` ${hint}`;
  return mrkdwn`• Line ${{ mrkdwn: String(line) }}${place}: ${message}${{ mrkdwn: end }}${advice}`;
}
