export { readUpstreamKey } from './read-upstream-key.ts';
export { registerGateway } from './register-gateway.ts';
