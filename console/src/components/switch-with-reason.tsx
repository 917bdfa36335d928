import { useState } from 'react';
import { ReasonDialog } from './reason-dialog.tsx';
import { Toggle } from './toggle.tsx';

/** On at once; off only with a reason. */
export function SwitchWithReason({
  name,
  enabled,
  consequence,
  onChange,
}: {
  readonly name: string;
  readonly enabled: boolean;
  readonly consequence: string;
  readonly onChange: (enabled: boolean, reason: string | null) => void;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Toggle
        checked={enabled}
        label={`${name} is ${enabled ? 'on' : 'off'}`}
        onChange={(next) => (next ? onChange(true, null) : setAsking(true))}
      />
      <ReasonDialog
        open={asking}
        title={`Switch off ${name}?`}
        consequence={consequence}
        confirm="Switch off"
        onClose={() => setAsking(false)}
        onConfirm={(reason) => {
          setAsking(false);
          onChange(false, reason);
        }}
      />
    </>
  );
}
