import { readFile } from 'node:fs/promises';

/** The operating system's user that PostgreSQL runs as. */
export type Account = {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
};

/**
 * The unprivileged user to run PostgreSQL as when Waybill itself runs as root, because PostgreSQL refuses to
 * run as root: the owner of the existing cluster, so that its files stay readable, else `postgres`, else `nobody`.
 */
export async function unprivilegedAccount(
  clusterOwner?: Pick<Account, 'uid' | 'gid'>,
): Promise<Account | undefined> {
  const accounts = await listAccounts();
  if (clusterOwner !== undefined && clusterOwner.uid !== 0) {
    const known = accounts.find(({ uid }) => uid === clusterOwner.uid);
    return known ?? { ...clusterOwner, name: `user ${clusterOwner.uid}` };
  }
  return ['postgres', 'nobody']
    .map((wanted) => accounts.find(({ name, uid }) => name === wanted && uid !== 0))
    .find((account) => account !== undefined);
}

async function listAccounts(): Promise<Account[]> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n');
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || !uid || !gid) return [];
    // macOS writes nobody's id as -2.
    return [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }];
  });
}
