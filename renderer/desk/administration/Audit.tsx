import { ArrowLeft, ChevronDown, Search } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { AuditGroup } from '../../../shared/api/audit.ts';
import { useTexts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Segments } from '../../components/segments/Segments.tsx';
import { TextField } from '../../components/textField/TextField.tsx';
import { DeskScreen } from '../DeskScreen.tsx';
import type { Go } from '../place.ts';
import { AuditTable } from './AuditTable.tsx';
import { useAuditTrail } from './useAuditTrail.ts';

const GROUPS = ['all', ...AuditGroup.options] as const;
type Group = (typeof GROUPS)[number];

/** Who did what, when and on which kiosk; for those who answer for the kiosk. */
export function Audit({ from, go }: { readonly from: 'home' | 'health'; readonly go: Go }) {
  const { t } = useTexts();
  const [group, setGroup] = useState<Group>('all');
  const [who, setWho] = useState('');
  const trail = useAuditTrail({
    ...(group === 'all' ? {} : { group }),
    ...(who === '' ? {} : { who }),
  });
  return (
    <DeskScreen
      screen="desk.audit"
      title={t('administration.audit.title')}
      heading={t('administration.audit.title')}
      lead={t('administration.audit.lead')}
      problem={trail.problem}
      back={
        <Button icon={ArrowLeft} action="back" onPress={() => go({ kind: from })}>
          {t('common.back')}
        </Button>
      }
    >
      <OfWhom who={who} choose={setWho} />
      <Segments
        label={t('administration.audit.group.label')}
        setting="group"
        segments={GROUPS.map((name) => ({ value: name, label: t(`administration.audit.group.${name}`) }))}
        value={group}
        onChange={setGroup}
      />
      <AuditTable lines={trail.lines} />
      {trail.more && (
        <div>
          <Button icon={ChevronDown} action="older" onPress={trail.older}>
            {t('administration.audit.older')}
          </Button>
        </div>
      )}
    </DeskScreen>
  );
}

type OfWhomProps = { readonly who: string; readonly choose: (who: string) => void };

function OfWhom({ who, choose }: OfWhomProps) {
  const { t } = useTexts();
  const [typed, type] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose(typed.trim().slice(0, 40));
  };
  const clear = () => {
    type('');
    choose('');
  };
  return (
    <form className="queue-search audit-search" role="search" noValidate autoComplete="off" onSubmit={submit}>
      <TextField
        name="audit.who"
        label={t('administration.audit.who')}
        hint={t('administration.audit.whoHint')}
        value={typed}
        onChange={type}
        length="short"
      />
      <div className="queue-search-actions">
        <Button type="submit" icon={Search} action="find">
          {t('administration.audit.find')}
        </Button>
        {who !== '' && (
          <Button look="quiet" action="clear-search" onPress={clear}>
            {t('administration.audit.clear')}
          </Button>
        )}
      </div>
    </form>
  );
}
