import type { ReactNode } from 'react';
import './statement.css';

export type StatementProps = {
  /** What is asked for, a sentence group a line. */
  readonly request: readonly string[];
  /** Everything else that is signed with it. */
  readonly details: readonly string[];
  /** What stands under the request: a warning. */
  readonly below?: ReactNode;
  /** What stands under the rest: the place to sign. */
  readonly children?: ReactNode;
};

/** What is signed, as a sheet of paper that is read before signing. Its lines are the very text that is hashed. */
export function Statement({ request, details, below, children }: StatementProps) {
  return (
    <div className="statement">
      <div className="statement-part">
        <article className="statement-request">
          {request.map((line) => (
            <p key={line}>{withWholeNumbers(line)}</p>
          ))}
        </article>
        {below}
      </div>
      <div className="statement-part">
        <article className="statement-details">
          {details.map((line) => (
            <p key={line}>{withWholeNumbers(line)}</p>
          ))}
        </article>
        {children}
      </div>
    </div>
  );
}

/** Numbers are read in groups, and stay on one line while they are; the words do not change. */
const withWholeNumbers = (line: string) =>
  line.split(/(\+?\d[\d\s]+\d)/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={`${index} ${part}`} className="whole-number">
        {part}
      </span>
    ),
  );
