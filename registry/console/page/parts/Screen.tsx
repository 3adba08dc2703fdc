import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../app/texts.tsx';

type ScreenProps = {
  /** The stable name by which tests and assistive technology find the screen. */
  readonly name: string;
  readonly title: string;
  /** What stands beside the title: actions of the whole page. */
  readonly beside?: ReactNode;
  /** Where one came from: a section, by its address. */
  readonly from?: { readonly hash: string; readonly name: string };
  readonly children: ReactNode;
};

/** One page: its title takes the focus, so that a screen reader starts there. */
export function Screen({ name, title, beside, from, children }: ScreenProps) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t('console.title', { page: title });
  });
  useEffect(() => heading.current?.focus(), []);
  return (
    <main id="content" data-screen={name}>
      {from && (
        <p className="crumb no-print">
          <a href={from.hash}>
            <ArrowLeft aria-hidden="true" />
            {from.name}
          </a>
        </p>
      )}
      <div className="heading">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {beside}
      </div>
      {children}
    </main>
  );
}
