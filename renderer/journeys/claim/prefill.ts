/** The answers of a claim that was refused or held, as they are typed: a correction begins with them. */
import type { CorrectedAnswers } from '../../../shared/api/answers.ts';
import { formatAmount, tiyn } from '../../../shared/domain/money.ts';
import { dateChange } from '../dateAnswer.ts';
import { fileChange } from '../files.ts';
import { given } from '../given.ts';
import { UNKNOWN_LENDER } from '../lender/unknown.ts';
import type { Typed } from '../typed.ts';
import { COVER_FACTS } from './documents.ts';

type Claim = Extract<CorrectedAnswers, { kind: 'claim.file' }>;

/** Each answer that was good by itself; what is missing is asked for by its screen. */
export function typedOfClaim({ loans, grounds, story, discoveredOn, evidence, procedures }: Claim): Typed {
  const ids = loans.map(({ id }) => id);
  const files = [...evidence, ...procedures.flatMap(({ blob }) => (blob ? [blob] : []))];
  return {
    ...Object.assign({}, ...loans.map(loanChange)),
    ...Object.assign({}, ...procedures.map((one, index) => documentChange(one, index, ids))),
    ...Object.assign({}, ...files.map(fileChange)),
    ...dateChange('discoveredOn', discoveredOn),
    grounds,
    story: story ?? '',
    evidence: evidence.map(({ sha256 }) => sha256),
  } as Typed;
}

function loanChange(loan: Claim['loans'][number], index: number): Typed {
  const at = `loans.${index}`;
  const { id, lender, product, contract, amount, issuedOn, online } = loan;
  const sum = amount === undefined ? null : tiyn(amount);
  return {
    ...given({
      [`${at}.id`]: id,
      [`${at}.lender.name`]: lender?.name,
      [`${at}.lender.bin`]: lender && (lender.bin ?? UNKNOWN_LENDER),
      [`${at}.amount`]: sum === null ? undefined : formatAmount(sum),
      [`${at}.contract`]: contract,
      [`${at}.product`]: product,
      [`${at}.online`]: online === undefined ? undefined : String(online),
    }),
    ...dateChange(`${at}.issuedOn`, issuedOn),
  };
}

function documentChange(
  { kind, number, issuedOn, issuer, kui, erdr, blob, covers = [] }: Claim['procedures'][number],
  index: number,
  loans: readonly string[],
): Typed {
  const at = `procedures.${index}`;
  const known = covers.filter(({ loan }) => loans.includes(loan));
  const named = known.flatMap((cover) =>
    COVER_FACTS.map((fact) => [`${at}.covers.${loans.indexOf(cover.loan)}.${fact}`, cover[fact]] as const),
  );
  return {
    ...given({
      [`${at}.kind`]: kind,
      [`${at}.number`]: number,
      [`${at}.issuer`]: issuer,
      [`${at}.kui`]: kui,
      [`${at}.erdr`]: erdr,
      [`${at}.blob`]: blob?.sha256,
    }),
    ...dateChange(`${at}.issuedOn`, issuedOn),
    ...Object.fromEntries(named),
  };
}
