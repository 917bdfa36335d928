import { startMockModel } from '../../src/protect/mock-model/index.ts';

/** The upstream that all gateways of this bench stand in front of, in a process of its own. */
const mock = await startMockModel();
process.stdout.write(`listening ${mock.port}\n`);
