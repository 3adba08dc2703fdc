/** Drawn people: none of them is anybody. */
import type { Color, Features } from './head.ts';

const BASE: Features = {
  halfWidth: 74,
  halfHeight: 116,
  eyeGap: 32,
  eyeWidth: 15,
  noseLength: 38,
  noseWidth: 12,
  noseHeight: 24,
  mouthWidth: 25,
  lips: 5,
  browThickness: 3.4,
  browHeight: 26,
  jaw: 0.22,
  hairline: 66,
  skin: [214, 168, 142],
  hair: [52, 38, 32],
  iris: [92, 62, 40],
  lipColor: [176, 88, 84],
};

/** She comes to the desk in the tests. */
export const AIGUL: Features = { ...BASE, lips: 6, halfWidth: 71, mouthWidth: 24 };

/** Somebody else, as different as drawn people are. */
export const BORIS: Features = {
  ...BASE,
  halfWidth: 84,
  halfHeight: 110,
  eyeGap: 36,
  eyeWidth: 12,
  noseLength: 46,
  noseWidth: 17,
  noseHeight: 30,
  mouthWidth: 31,
  lips: 3.4,
  browThickness: 5.4,
  browHeight: 22,
  jaw: 0.06,
  hairline: 84,
  skin: [232, 190, 168],
  hair: [150, 146, 142],
  iris: [84, 112, 130],
  lipColor: [186, 118, 108],
};

/** A person for each number, always the same one: spread over what drawn faces can be. */
export function personOf(n: number): Features {
  const at = (place: number) => ((n * 7919 + place * 104_729 + n * n * place * 31) % 997) / 996;
  const between = (place: number, from: number, to: number) => from + (to - from) * at(place);
  const tone = at(20);
  const skin: Color = [150 + 90 * tone, 104 + 92 * tone, 78 + 92 * tone];
  const grey = at(21) > 0.6;
  const dark = between(22, 20, 110);
  return {
    halfWidth: between(1, 66, 86),
    halfHeight: between(2, 106, 124),
    eyeGap: between(3, 28, 37),
    eyeWidth: between(4, 11.5, 17),
    noseLength: between(5, 32, 48),
    noseWidth: between(6, 9, 18),
    noseHeight: between(7, 17, 32),
    mouthWidth: between(8, 19, 32),
    lips: between(9, 2.6, 8),
    browThickness: between(10, 2, 6),
    browHeight: between(11, 20, 30),
    jaw: between(12, 0.03, 0.3),
    hairline: between(13, 56, 92),
    skin,
    hair: grey ? [168, 164, 160] : [dark + 20, dark + 6, dark],
    iris: at(23) > 0.7 ? [84, 112, 130] : [92, 62, 40],
    lipColor: [skin[0] * 0.84, skin[1] * 0.58, skin[2] * 0.6],
  };
}
