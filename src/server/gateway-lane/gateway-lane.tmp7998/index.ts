export { GatewayLane } from './gateway-lane.ts';
