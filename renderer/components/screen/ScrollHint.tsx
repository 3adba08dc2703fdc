import { useEffect, useState, type MouseEvent } from 'react';
import { ArrowDown } from 'lucide-react';

/** As little as this out of sight is only the air at the end (`.screen-main`). */
const WORTH_MENTIONING_PX = 48;

/**
 * Says that the screen goes on below, and goes there at a touch. For those who do not know that a
 * page can be moved; the keyboard and screen readers need no such help, so it is out of their way.
 */
export function ScrollHint({ children }: { readonly children: string }) {
  const hidden = useHiddenBelow();
  if (!hidden) return null;

  const goOn = (event: MouseEvent<HTMLButtonElement>) => {
    // A little less than what is seen above it, so that the last line stays in sight as the first.
    window.scrollBy(0, event.currentTarget.getBoundingClientRect().top * 0.8);
  };
  return (
    <button type="button" className="scroll-hint" tabIndex={-1} aria-hidden="true" onClick={goOn}>
      <ArrowDown />
      {children}
    </button>
  );
}

function useHiddenBelow(): boolean {
  const [hidden, setHidden] = useState(false);
  useEffect(() => {
    const page = document.documentElement;
    const look = () =>
      setHidden(page.scrollHeight - window.innerHeight - window.scrollY > WORTH_MENTIONING_PX);
    const watcher = new ResizeObserver(look);
    watcher.observe(document.body);
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    look();
    return () => {
      watcher.disconnect();
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, []);
  return hidden;
}
