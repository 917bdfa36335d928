import { defineRoute } from '../../core/define-route.ts';

export const metricsGet = defineRoute({
  method: 'GET',
  path: '/metrics',
  access: 'public',
  tag: 'operations',
  summary: 'Metrics in the Prometheus text format',
  status: 200,
  response: { contentTypes: ['text/plain'], description: 'Prometheus text format 0.0.4' },
  async handle({ deps, reply }) {
    const { contentType, text } = await deps.metrics.render();
    reply.type(contentType);
    return text;
  },
});
