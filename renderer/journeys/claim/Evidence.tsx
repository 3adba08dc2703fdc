import { useState } from 'react';
import { useTexts } from '../../app/texts.tsx';
import { filesTyped } from '../files.ts';
import type { Step, StepProps } from '../journey.ts';
import { useFields } from '../session/fields.ts';
import { Question } from '../session/SessionScreen.tsx';
import { listOf } from '../typed.ts';
import { AttachmentField } from './AttachmentField.tsx';
import { CameraScreen } from './CameraScreen.tsx';
import { MAX_EVIDENCE } from './checks.ts';
import { useAttachments } from './useAttachments.ts';
import './claim.css';

function Evidence(props: StepProps) {
  const { t } = useTexts();
  const { error } = useFields(props);
  const [isShooting, setShooting] = useState(false);
  const files = filesTyped(props.typed, 'evidence');
  const attachments = useAttachments(props, {
    added: (typed, { sha256 }) => ({
      evidence: [...listOf(typed, 'evidence').filter((one) => one !== sha256), sha256].slice(0, MAX_EVIDENCE),
    }),
    removed: (typed, sha256) => ({ evidence: listOf(typed, 'evidence').filter((one) => one !== sha256) }),
  });
  const isFull = files.length >= MAX_EVIDENCE;
  if (isShooting) {
    const name = t('claim.evidence.photoName', { n: files.length + 1 });
    const onPhoto = (content: Blob) => {
      setShooting(false);
      void attachments.add([{ name, content }]);
    };
    return <CameraScreen screen="claim.camera" onPhoto={onPhoto} close={() => setShooting(false)} />;
  }
  return (
    <Question
      screen="claim.evidence"
      title={t('claim.evidence.step')}
      heading={t('claim.evidence.title')}
      lead={t('claim.evidence.lead')}
      nextText={t('claim.evidence.next')}
      step={props}
    >
      <AttachmentField
        name="evidence"
        legend={t('claim.evidence.legend')}
        files={files}
        isFull={isFull}
        error={error('evidence')}
        attachments={attachments}
        many
        onCamera={() => setShooting(true)}
      />
      {isFull && <p className="quiet-words">{t('claim.evidence.most')}</p>}
    </Question>
  );
}

export const evidenceStep: Step = {
  screen: 'claim.evidence',
  name: 'claim.evidence.step',
  // A file that the disk lost is named by its place.
  fields: ['evidence', ...Array.from({ length: MAX_EVIDENCE }, (_, index) => `evidence.${index}`)],
  problems: () => [],
  View: Evidence,
};
