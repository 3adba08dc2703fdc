import { RotateCw } from 'lucide-react';
import './restartNotice.css';

export type RestartNoticeProps = {
  /** "Бағдарлама қайта іске қосылып жатыр". */
  readonly title: string;
  /** "Жазғаныңыздың бәрі сақтаулы. Бірнеше секунд күтіңіз." */
  readonly detail: string;
};

/**
 * The core is coming back; nothing is lost. It lies over the header and moves nothing: it is gone
 * in a second, and a screen that jumps under the finger is worse than the wait.
 */
export function RestartNotice({ title, detail }: RestartNoticeProps) {
  return (
    <div className="restart-notice" role="alert">
      <RotateCw aria-hidden="true" />
      <p>
        <b>{title}.</b> {detail}
      </p>
    </div>
  );
}
