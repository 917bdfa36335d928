import { asProblem } from '../../api/problem.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField, TextField } from '../../components/field.tsx';
import { useUpstreamActs } from './query.ts';
import { strings } from './strings.ts';

const formId = 'new-upstream';

export function AddDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { add, addUpstream } = useUpstreamActs();
  const problem = add.error ? asProblem(add.error) : undefined;
  const errorOf = (field: string) => (problem?.field?.startsWith(field) ? problem.message : undefined);
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const models = text('models')
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean);
    addUpstream(
      {
        name: text('name'),
        baseUrl: text('baseUrl'),
        kind: text('kind'),
        apiKeyEnv: text('apiKeyEnv') || null,
        models: models.length > 0 ? models : ['*'],
      },
      onClose,
    );
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={strings.add}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" disabled={add.isPending}>
            {strings.add}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={strings.name}
          name="name"
          required
          pattern="[a-z0-9][a-z0-9\-]*"
          placeholder="openai"
          autoFocus
          hint="Lower-case letters, digits and dashes"
          error={errorOf('name')}
        />
        <TextField
          label={strings.baseUrl}
          name="baseUrl"
          type="url"
          required
          placeholder="https://api.openai.com/v1"
          error={errorOf('baseUrl')}
        />
        <SelectField
          label={strings.kind}
          name="kind"
          options={[
            { value: 'openai', label: 'OpenAI' },
            { value: 'anthropic', label: 'Anthropic' },
            { value: 'gemini', label: 'Gemini' },
            { value: 'ollama', label: 'Ollama' },
          ]}
        />
        <TextField
          label={strings.keyEnv}
          name="apiKeyEnv"
          placeholder="OPENAI_API_KEY"
          hint={strings.keyEnvHint}
          error={errorOf('apiKeyEnv')}
          className="font-mono"
        />
        <TextField
          label={strings.models}
          name="models"
          placeholder="gpt-*, text-*"
          hint={strings.modelsHint}
          error={errorOf('models')}
        />
      </form>
    </Dialog>
  );
}
