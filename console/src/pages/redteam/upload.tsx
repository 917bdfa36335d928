import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { asProblem } from '../../api/problem.ts';
import { useAct } from '../../api/use-act.ts';
import { Button } from '../../components/button.tsx';
import { toast } from '../../components/toast.tsx';
import { strings } from './strings.ts';

const bytesMax = 32 * 1024 * 1024;

/** Takes a report that was made elsewhere. */
export function UploadReport() {
  const input = useRef<HTMLInputElement>(null);
  const send = useAct(['/api/redteam-reports']);
  const take = async (file: File) => {
    if (file.size > bytesMax) {
      toast({ tone: 'bad', text: strings.tooLarge });
      return;
    }
    let body: unknown;
    try {
      body = JSON.parse(await file.text());
    } catch (error) {
      console.debug('The chosen file is no JSON.', error);
      toast({ tone: 'bad', text: strings.notJson });
      return;
    }
    send.mutate(
      { path: '/api/redteam-reports', method: 'POST', body, done: strings.uploaded },
      {
        onError: (error) => {
          const { field, message } = asProblem(error);
          if (field) toast({ tone: 'bad', text: `${field}: ${message}` });
        },
      },
    );
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        className="sr-only"
        tabIndex={-1}
        aria-label={strings.upload}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void take(file);
        }}
      />
      <Button icon={<Upload size={14} />} disabled={send.isPending} onClick={() => input.current?.click()}>
        {strings.upload}
      </Button>
    </>
  );
}
