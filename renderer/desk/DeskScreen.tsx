import type { ReactNode } from 'react';
import type { Problem } from '../../shared/api/result.ts';
import type { StaffRole } from '../../shared/protocol/schema/policy.ts';
import { ConnectionStatus } from '../app/ConnectionStatus.tsx';
import { DemoNotice } from '../app/DemoNotice.tsx';
import { useDesk } from '../app/desk.tsx';
import { Notices } from '../app/Notices.tsx';
import { useTexts } from '../app/texts.tsx';
import { Note } from '../components/note/Note.tsx';
import { Screen, type ScreenProps } from '../components/screen/Screen.tsx';
import './desk.css';

/** The one of several that says most of what somebody may do here. */
const roleOf = (roles: readonly StaffRole[]): StaffRole =>
  (['supervisor', 'clerk'] as const).find((role) => roles.includes(role)) ?? 'administrator';

type DeskScreenProps = Omit<ScreenProps, 'demo' | 'connection' | 'banner' | 'clerk' | 'more'> & {
  readonly problem?: Problem | null;
  /** The way to mend what stopped the kiosk, beside the words that say so. */
  readonly repair?: ReactNode;
  readonly children?: ReactNode;
};

/** A screen of the clerk's side: center and clerk, connection and what waits, and why the kiosk is stopped. */
export function DeskScreen({ problem = null, repair, children, ...rest }: DeskScreenProps) {
  const { t, language } = useTexts();
  const { state } = useDesk();
  const { clerk, kiosk } = state;
  const center = kiosk.center?.name[language];
  return (
    <Screen
      {...rest}
      more={t('common.more')}
      demo={<DemoNotice />}
      clerk={
        clerk &&
        center !== undefined &&
        t('desk.place', { center, role: t(`desk.role.${roleOf(clerk.roles)}`), number: clerk.number })
      }
      connection={<ConnectionStatus for="clerk" />}
      banner={
        <>
          <Notices problem={problem} />
          {kiosk.stop !== undefined && (
            <Note>
              <p role="alert">{t(`desk.stop.${kiosk.stop}`)}</p>
              {repair}
            </Note>
          )}
        </>
      }
    >
      {children}
    </Screen>
  );
}
