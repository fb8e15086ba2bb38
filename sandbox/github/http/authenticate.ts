import { verify } from 'node:crypto';
import { Refused } from '../answer.ts';
import { isRecord } from '../request-body.ts';
import type { Grant, Grants } from '../state/grant.ts';

/** Who a request's `Authorization` header stands for. */
export function authenticate(grants: Grants, header: string | undefined): Grant {
  const [scheme = '', value = ''] = (header ?? '').split(' ');
  if (value === '') throw new Refused(401, 'Requires authentication');
  const token =
    scheme.toLowerCase() === 'basic'
      ? (Buffer.from(value, 'base64').toString('utf8').split(':').at(-1) ?? '')
      : value;
  if (token.split('.').length === 3) return appGrant(grants, token);
  const grant = grants.of(token);
  if (grant === undefined) throw new Refused(401, 'Bad credentials');
  return grant;
}

function appGrant(grants: Grants, token: string): Grant {
  const undecodable = new Refused(401, 'A JSON web token could not be decoded');
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = decodeClaims(payload);
  if (claims === undefined) throw undecodable;
  if (String(claims['iss']) !== String(grants.app.id)) throw new Refused(404, 'Integration not found');
  if (Number(claims['exp']) - Number(claims['iat']) > 660) {
    throw new Refused(401, "'Expiration time' claim ('exp') is too far in the future");
  }
  const key = grants.app.publicKey;
  if (
    key !== undefined &&
    !verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))
  ) {
    throw undecodable;
  }
  return { login: `${grants.app.slug}[bot]`, kind: 'app', permissions: undefined };
}

function decodeClaims(payload: string): Record<string, unknown> | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return isRecord(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
