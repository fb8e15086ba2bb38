/** Whom the sandbox begins with: the captain. */
const captain = 'U07DANA0001';

/** Who this tab was last; each tab has its own. */
export const keptPerson = (): string => sessionStorage.getItem('person') ?? captain;

export const keepPerson = (personId: string): void => sessionStorage.setItem('person', personId);
