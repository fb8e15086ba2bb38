import type { Surroundings } from '../surroundings.ts';
import type { ShopfrontPart } from '../wire/parts.ts';

/** The environments of the shop that something was deployed to. */
export const shopParts = ({ shop }: Surroundings): readonly ShopfrontPart[] =>
  shop
    .fronts()
    .flatMap(({ environment, version, isBroken }) =>
      version === undefined ? [] : [{ environment, version, isBroken }],
    );
