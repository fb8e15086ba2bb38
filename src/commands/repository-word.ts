const repositoryForm = /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/;

/** The address of a repository, or of something in it; as a browser has it, as git has it, or without `https://`. */
const addressForm =
  /^(?:(?:https?|ssh):\/\/[^/]+\/|git@[^/:]+:|[\w-]+(?:\.[\w-]+)+\/(?=[^/]+\/[^/]))([^/]+\/[^/?#]+)/;

/** `owner/repo`, also where it was pasted as an address. */
export function repositoryNamed(said: string): string | null {
  const plain = addressForm.exec(said)?.[1] ?? said;
  const name = plain.replace(/\/$/, '').replace(/\.git$/, '');
  return repositoryForm.test(name) ? name : null;
}
