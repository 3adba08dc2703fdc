import { Wifi, WifiOff } from 'lucide-react';
import '../statePill/statePill.css';
import './connectionPill.css';

export type ConnectionPillProps = {
  readonly connection: 'online' | 'offline';
  /** How many citizen acts wait for the registry. */
  readonly waiting: number;
  /** In words, with the waiting where it matters: "Байланыс 12 минуттан бері жоқ, 4 күтуде". */
  readonly children: string;
};

/** Whether the registry can be reached, as found by real probes, and what waits for it. */
export function ConnectionPill({ connection, waiting, children }: ConnectionPillProps) {
  const Icon = connection === 'online' ? Wifi : WifiOff;
  return (
    <span
      className={`pill connection-pill-${connection}`}
      data-connection={connection}
      data-waiting={waiting}
    >
      <Icon aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
